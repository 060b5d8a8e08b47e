/// Names as TeX source: groups, tokens at brace depth 0, and the case of a token as BibTeX sees it.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/small_vector.h"
#include "opcit/arena.h"
#include "text/unicode_names.h"

namespace opcit::names {

/// One step over `tex` at `pos` (less than its size): a brace group as a whole, a backslash with the character it
/// escapes, else one character. An unclosed group reaches to the end; a lone closing brace is a character. A whole walk
/// is linear.
std::size_t step_over(std::string_view tex, std::size_t pos) noexcept;

/// The end of the group whose `{` is at `open`, behind its `}`; tex.size() if it is never closed.
std::size_t group_end(std::string_view tex, std::size_t open) noexcept;

/// Tells BibTeX's particles: the kind of the first letter at depth 0, where "{\'e}" and "\v{Z}" count as the letter
/// that they print; other groups are passed over. LetterKind::none when there is no letter.
LetterKind tex_letter_kind(std::string_view token) noexcept;

struct TexToken {
  std::string_view text;
  LetterKind kind;
};

/// Cut at blanks and ties of depth 0. Hyphens do not part tokens, as in biber and unlike BibTeX 0.99d, which takes
/// "tung" for a particle in "Tse-tung Mao".
using TexTokens = Few<TexToken, 12>;
void tex_tokens(std::string_view tex, TexTokens& tokens);

/// The pieces between commas of depth 0, at most `limit`; later commas stay in the last piece.
using TexPieces = Few<std::string_view, 4>;
void split_at_tex_commas(std::string_view tex, std::size_t limit, TexPieces& pieces);

/// What `tex` prints, tidied (see tidy_blanks). A view of `tex` where that is what it prints.
std::string_view decode_name_part(std::string_view tex, Arena& arena);

}  // namespace opcit::names
