/// Marks of omission at the end of author lines.
#pragma once

#include <string_view>

namespace opcit::names {

/// "et al.", "others", "and others", "...", "12 more authors", "+3 others", "(4 additional authors not shown)".
bool is_omission(std::string_view text) noexcept;

/// `text` without such a mark at its end; `found` is set when there was one. Blanks and commas before it go too.
std::string_view strip_omission(std::string_view text, bool& found) noexcept;

}  // namespace opcit::names
