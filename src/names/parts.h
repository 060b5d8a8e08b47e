/// The two ways to split a name. opcit/name.h explains their use; parse_name() selects one.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/name.h"

namespace opcit::names {

/// Titles and degrees that were found but are not part of the name.
using LeftOut = std::vector<std::string_view>;

/// Appends what is not part of the name to `left_out`, if it is not nullptr.
Name parse_display_name(std::string_view source, Arena& arena, LeftOut* left_out = nullptr);
Name parse_bibtex_name(std::string_view source, Arena& arena);

}  // namespace opcit::names
