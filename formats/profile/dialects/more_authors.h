/// Finds buttons and counts for authors that a page does not show: "Show all 12 authors", "+ 3 more".
#pragma once

#include <string_view>

namespace opcit::profile {

/// True if `line` consists of such a button or count.
bool is_more_authors(std::string_view line) noexcept;
/// "Wei Chen Show all 12 authors", also without the space before the button: the name stays, and `found` is set.
std::string_view without_button(std::string_view piece, bool& found) noexcept;

}  // namespace opcit::profile
