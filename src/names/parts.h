/// The two ways to split a name (opcit/name.h says what each is for); parse_name() picks one.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/name.h"

namespace opcit::names {

/// Titles and degrees that were found and are no part of the name.
using LeftOut = std::vector<std::string_view>;

/// What is left out of the name is appended to `left_out`, if given.
Name parse_display_name(std::string_view source, Arena& arena, LeftOut* left_out = nullptr);
Name parse_bibtex_name(std::string_view source, Arena& arena);

}  // namespace opcit::names
