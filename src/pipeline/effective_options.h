/// Selects the options of a format from all options of a conversion.
/// convert.cpp defines it; opcit/format.h has the declarations of options.
#pragma once

#include <span>

#include "opcit/format.h"

namespace opcit {

/// The options for a reader or writer: the given values of its declared options, and defaults for the others.
Options effective_options(const Options& given, std::span<const OptionSpec> declared);

}  // namespace opcit
