#pragma once

#include <span>

#include "opcit/format.h"

namespace opcit {

/// The options for a reader or writer: the given values of its declared options, and defaults for the others.
Options effective_options(const Options& given, std::span<const OptionSpec> declared);

}  // namespace opcit
