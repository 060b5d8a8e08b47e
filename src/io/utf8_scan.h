/// UTF-8 at the speed of the memory: validation, runs of ASCII, encoding of single code points.
/// utf8_decoder.cpp uses it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace opcit::io {

/// The number of ASCII bytes at the beginning of `text`.
std::size_t ascii_prefix(std::string_view text) noexcept;

/// The length of the longest prefix that is well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong forms,
/// nothing above U+10FFFF). Shorter than `text` when an ill-formed sequence follows or the last one is incomplete.
std::size_t utf8_prefix(std::string_view text) noexcept;

/// How many of the last bytes (at most 3) are the beginning of a sequence that the end of `text` may have cut off.
std::size_t incomplete_tail(std::string_view text) noexcept;

/// The character that `byte` is in CP1252. The five undefined bytes are C1 controls with the same number, as on the Web
/// (encoding.spec.whatwg.org/#windows-1252).
char32_t cp1252(unsigned char byte) noexcept;

/// Appends `bytes`, read as CP1252.
void append_cp1252(std::string& out, std::string_view bytes);
/// The byte of a character in CP1252; 0 if it has none or is ASCII.
unsigned char cp1252_byte(char32_t character) noexcept;

/// 1 + the position of the last LF or CR; 0 without any.
std::size_t after_last_line_end(std::string_view text) noexcept;
/// 1 + the position of the first LF or CR; 0 without any.
std::size_t after_first_line_end(std::string_view text) noexcept;

}  // namespace opcit::io
