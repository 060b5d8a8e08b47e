/// UTF-8 as bytes: reading and writing code points, checking, counting, cutting. No function allocates unless it
/// appends to a string it is given; all are safe on any bytes and from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace opcit {

inline constexpr char32_t replacement_character = 0xFFFD;

struct CodePoint {
  char32_t value = replacement_character;  ///< U+FFFD when the bytes are no UTF-8.
  std::uint8_t size = 1;                   ///< Bytes taken: 1 for a byte that is no UTF-8.
  bool valid = false;
};

/// The code point at `pos` (< text.size()). Overlong forms, surrogates and what lies beyond U+10FFFF are not valid.
CodePoint decode_utf8(std::string_view text, std::size_t pos) noexcept;

/// The start of the last code point of text[0, end), end > 0: steps back over at most three continuation bytes.
std::size_t previous_code_point(std::string_view text, std::size_t end) noexcept;

/// Appends `value`; what is no scalar value is written as U+FFFD.
void append_utf8(std::string& out, char32_t value);

/// True when no byte is beyond 0x7F.
bool is_ascii(std::string_view text) noexcept;

/// The offset of the first byte that is no UTF-8, or std::string_view::npos.
std::size_t find_invalid_utf8(std::string_view text) noexcept;
inline bool is_valid_utf8(std::string_view text) noexcept { return find_invalid_utf8(text) == std::string_view::npos; }

/// Code points; a byte that is no UTF-8 counts as one.
std::size_t count_code_points(std::string_view text) noexcept;

/// The longest prefix of at most `max_code_points` that does not part a base from its combining marks, variation
/// selectors or what is joined to it by U+200D, nor two halves of a flag or of a Hangul syllable. A single
/// cluster that is longer than the limit is cut between code points.
std::string_view truncate_utf8(std::string_view text, std::size_t max_code_points) noexcept;

/// `text` without what XML 1.0 cannot hold (production [2] Char: the C0 controls but for tab, line feed and carriage
/// return, U+FFFE, U+FFFF), bytes that are no UTF-8 replaced by U+FFFD. Returns `text` itself when it is clean, else a
/// view of `scratch`, whose former content is lost.
std::string_view sanitize_for_xml(std::string_view text, std::string& scratch);

}  // namespace opcit
