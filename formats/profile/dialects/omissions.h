/// Finds omissions in author lines: "et al." in many languages. more_authors.h finds the buttons of pages.
#pragma once

#include <string_view>

namespace opcit::profile {

/// True if a piece between separators is an omission or empty.
bool is_omission_piece(std::string_view piece);
/// Removes omissions at the end of `line`; sets `found` if there was one.
std::string_view without_omission(std::string_view line, bool& found);

}  // namespace opcit::profile
