/// UTF-8: read and write code points, check, count, cut. Functions allocate only if they append to a string argument.
/// All functions accept any bytes and are thread safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace opcit {

inline constexpr char32_t replacement_character = 0xFFFD;

struct CodePoint {
  char32_t value = replacement_character;  ///< U+FFFD for invalid UTF-8.
  std::uint8_t size = 1;                   ///< Number of bytes read: 1 for an invalid byte.
  bool valid = false;
};

/// The code point at `pos` (< text.size()). Overlong forms, surrogates and values above U+10FFFF are invalid.
CodePoint decode_utf8(std::string_view text, std::size_t pos) noexcept;

/// The start of the last code point of text[0, end), end > 0; looks at no more than three continuation bytes.
std::size_t previous_code_point(std::string_view text, std::size_t end) noexcept;

/// Appends `value`; an invalid value becomes U+FFFD.
void append_utf8(std::string& out, char32_t value);

/// True if all bytes are ASCII.
bool is_ascii(std::string_view text) noexcept;

/// The offset of the first invalid byte, or std::string_view::npos.
std::size_t find_invalid_utf8(std::string_view text) noexcept;
inline bool is_valid_utf8(std::string_view text) noexcept { return find_invalid_utf8(text) == std::string_view::npos; }

/// Counts code points; an invalid byte counts as one.
std::size_t count_code_points(std::string_view text) noexcept;

/// The longest prefix of at most `max_code_points` that splits no grapheme cluster: a base stays with its combining
/// marks, variation selectors and whatever U+200D joins, and flags and Hangul syllables stay whole. A single cluster
/// longer than the limit is cut between code points.
std::string_view truncate_utf8(std::string_view text, std::size_t max_code_points) noexcept;

/// `text` without characters that XML 1.0 forbids (production [2] Char: C0 controls except tab, line feed and carriage
/// return; U+FFFE; U+FFFF). Invalid bytes become U+FFFD. Returns `text` itself if nothing changed, otherwise a view of
/// `scratch`, whose previous content is overwritten.
std::string_view sanitize_for_xml(std::string_view text, std::string& scratch);

}  // namespace opcit
