#pragma once

#include <span>

#include "opcit/format.h"

namespace opcit {

/// What a format's part is given: the values of the options that it declares, its own defaults where none was given.
Options effective_options(const Options& given, std::span<const OptionSpec> declared);

}  // namespace opcit
