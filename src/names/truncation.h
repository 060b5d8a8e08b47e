/// Marks of omission at the end of author lines.
#pragma once

#include <string_view>

namespace opcit::names {

/// "et al.", "others", "and others", "...", "12 more authors", "+3 others", "(4 additional authors not shown)".
bool is_omission(std::string_view text) noexcept;

/// `text` without such a mark at its end; `found` is set when there was one. Blanks and commas before it go too.
std::string_view strip_omission(std::string_view text, bool& found) noexcept;

/// Whether a name that is `before`, a blank and `text`, written in TeX and read again, would end with such a mark.
/// TeX's blanks are all one, and characters of no width are not written.
bool ends_as_omission(std::string_view before, std::string_view text);

}  // namespace opcit::names
