/// Author lines of copied pages: what pages put between the names goes, src/names reads the rest.
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

/// Omissions anywhere in the line ("+5 authors", "[...]", "и др.") set `truncated`; the numbers of footnotes, of
/// DBLP's homonyms and labels ("Authors:") go. Views of the result live as long as `line` and `arena`.
AuthorLine read_author_line(std::string_view line, AuthorStyle style, Arena& arena);

/// "M He, JB Doe, C van der Berg, ...": initials without dots before each family name, as Google Scholar writes.
bool is_initialled_list(std::string_view line) noexcept;

/// "Doe JM", "van der Berg A Jr": initials without dots after the family name.
bool is_medline_name(std::string_view piece) noexcept;

/// The length of "Doe, J. M., Chen, W. & Li, X." at the front; 0 when the text does not begin so.
std::size_t inverted_list_length(std::string_view text) noexcept;
/// "Doe, J. M., & Chen, W." and no more.
bool is_inverted_list(std::string_view line) noexcept;

/// `line` without a mark of omission at its end, in any language of author_line.cpp.
std::string_view without_omission(std::string_view line, bool& found);

}  // namespace opcit::profile
