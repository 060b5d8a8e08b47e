/// What author lines print for people who are not named: "et al." in many languages. more_authors.h knows the buttons.
#pragma once

#include <string_view>

namespace opcit::profile {

/// Whether a piece between separators names nobody. Also true for an empty one.
bool is_omission_piece(std::string_view piece);
/// `line` without marks of omission at its end; sets `found` if there was one.
std::string_view without_omission(std::string_view line, bool& found);

}  // namespace opcit::profile
