/// Reads author lines of copied pages: removes what pages add to names; src/names reads the rest.
#pragma once

#include <span>
#include <string_view>

#include "opcit/name.h"
#include "profile/dialects/dialect.h"

namespace opcit::profile {

struct AuthorLine {
  Names names;
  std::span<const std::string_view> left_out = {};  ///< Titles and degrees.
};

/// Omissions anywhere in the line ("+5 authors", "[...]", "и др.") set `truncated`. Footnote numbers, numbers of DBLP's
/// homonyms and labels ("Authors:") are removed. Views in the result are valid as long as `line` and `arena`.
AuthorLine read_author_line(std::string_view line, AuthorStyle style, Arena& arena);

/// "Doe JM", "van der Berg A Jr": initials without dots after the family name.
bool is_medline_name(std::string_view piece) noexcept;

/// The length of a list like "Doe, J. M., Chen, W. & Li, X." at the start of `text`; 0 if there is no such list.
std::size_t inverted_list_length(std::string_view text) noexcept;
/// True if the whole line is a list like "Doe, J. M., & Chen, W.".
bool is_inverted_list(std::string_view line) noexcept;

}  // namespace opcit::profile
