/// Finds omissions ("et al.") at the end of author lines.
#pragma once

#include <string_view>

namespace opcit::names {

/// "et al.", "others", "and others", "...", "12 more authors", "+3 others", "(4 additional authors not shown)".
bool is_omission(std::string_view text) noexcept;

/// `text` without an omission at its end, and without spaces and commas before it. Sets `found` if there was one.
std::string_view strip_omission(std::string_view text, bool& found) noexcept;

/// True if the name `before` + " " + `text`, written in TeX and read again, would end with an omission.
/// TeX's spaces are all equal, and zero-width characters are not written.
bool ends_as_omission(std::string_view before, std::string_view text);

}  // namespace opcit::names
