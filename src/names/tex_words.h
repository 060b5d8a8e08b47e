/// Names as TeX source: groups, tokens at brace depth 0, and the letter case of a token by BibTeX's rules.
/// bibtex.cpp splits names with them.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/small_vector.h"
#include "opcit/arena.h"
#include "text/unicode_names.h"

namespace opcit::names {

/// Returns the position after one step from `pos` (less than tex.size()): a brace group, a backslash with its escaped
/// character, or one character. An unclosed group extends to the end; an unmatched closing brace is a character. The
/// whole walk takes linear time.
std::size_t step_over(std::string_view tex, std::size_t pos) noexcept;

/// The position after the `}` of the group whose `{` is at `open`; tex.size() if the group is unclosed.
std::size_t group_end(std::string_view tex, std::size_t open) noexcept;

/// The kind of the first letter at depth 0, by which BibTeX finds particles. "{\'e}" and "\v{Z}" count as the letter
/// that they print; other groups are skipped. LetterKind::none for a token without letters.
LetterKind tex_letter_kind(std::string_view token) noexcept;

struct TexToken {
  std::string_view text;
  LetterKind kind;
};

/// Tokens between spaces and ties at depth 0. Hyphens do not separate tokens, as in biber; BibTeX 0.99d interprets
/// "tung" in "Tse-tung Mao" as a particle.
using TexTokens = Few<TexToken, 12>;
void tex_tokens(std::string_view tex, TexTokens& tokens);

/// The pieces between commas at depth 0, at most `limit`; further commas stay in the last piece.
using TexPieces = Few<std::string_view, 4>;
void split_at_tex_commas(std::string_view tex, std::size_t limit, TexPieces& pieces);

/// The printed text of `tex`, tidied (see tidy_blanks). A view of `tex` if they are equal.
std::string_view decode_name_part(std::string_view tex, Arena& arena);

}  // namespace opcit::names
