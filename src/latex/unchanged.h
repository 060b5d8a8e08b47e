/// Which bytes of a text are TeX for themselves. Private to the LaTeX engine and the writers of entries.
#pragma once

#include <string_view>

namespace opcit::latex {

/// The end of the longest beginning of [pos, end) that encode_latex() copies when UTF-8 may stay: it stops before a
/// byte that is TeX's, a control character, a byte that begins a special blank, dash or quote, and between two hyphens,
/// apostrophes, commas or blanks. Of the first byte it is not asked what stands before it.
const char* plain_end(const char* pos, const char* end) noexcept;

/// Whether all of `text` is such, without blanks at its ends; with `ascii` also without anything beyond ASCII. Then it
/// is its own TeX.
bool is_plain(std::string_view text, bool ascii) noexcept;

}  // namespace opcit::latex
