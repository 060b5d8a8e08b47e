/// Finds text that encode_latex() would copy unchanged. Internal to src/latex and the writers of entries.
#pragma once

#include <string_view>

namespace opcit::latex {

/// The end of the longest prefix of [pos, end) that encode_latex() copies if UTF-8 is allowed. It ends before TeX's
/// special characters, control characters, bytes that begin a special space, dash or quote, and between two hyphens,
/// apostrophes, commas or spaces. What precedes `pos` is not considered.
const char* plain_end(const char* pos, const char* end) noexcept;

/// True if plain_end() is the end of `text` and it is trimmed; with `ascii`, also all ASCII. Then `text` is its own
/// TeX.
bool is_plain(std::string_view text, bool ascii) noexcept;

}  // namespace opcit::latex
