#include "base/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/byte_blocks.h"

namespace opcit {
namespace {

unsigned byte_at(std::string_view text, std::size_t pos) noexcept { return static_cast<unsigned char>(text[pos]); }

bool is_continuation(std::string_view text, std::size_t pos) noexcept {
  return pos < text.size() && (byte_at(text, pos) & 0xC0U) == 0x80U;
}

/// The first position from `pos` with a byte beyond ASCII.
std::size_t skip_ascii(std::string_view text, std::size_t pos) noexcept {
#if OPCIT_BYTE_BLOCKS
  for (; pos < text.size(); pos += bytes::block) {
    const std::uint32_t mask = bytes::bits(bytes::load_some(text.data() + pos, text.size() - pos));
    if (mask != 0) return pos + static_cast<std::size_t>(std::countr_zero(mask));
  }
  return text.size();
#else
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  for (; pos + sizeof(std::uint64_t) <= text.size(); pos += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + pos, sizeof word);
    if ((word & high_bits) != 0) break;
  }
  while (pos < text.size() && byte_at(text, pos) < 0x80U) ++pos;
  return pos;
#endif
}

/// The first position from `pos` with a byte that is neither printable ASCII nor a line feed.
std::size_t skip_clean_ascii(std::string_view text, std::size_t pos) noexcept {
#if OPCIT_BYTE_BLOCKS
  for (; pos < text.size(); pos += bytes::block) {
    const std::size_t size = std::min(bytes::block, text.size() - pos);
    const __m128i here = bytes::load_some(text.data() + pos, size);
    // As signed values, bytes beyond ASCII are negative.
    const __m128i others =
        _mm_andnot_si128(_mm_cmpeq_epi8(here, _mm_set1_epi8('\n')), _mm_cmplt_epi8(here, _mm_set1_epi8(0x20)));
    const std::uint32_t mask = bytes::bits(others) & bytes::first_bits(size);
    if (mask != 0) return pos + static_cast<std::size_t>(std::countr_zero(mask));
  }
  return text.size();
#else
  while (pos < text.size() && (static_cast<signed char>(text[pos]) >= 0x20 || text[pos] == '\n')) ++pos;
  return pos;
#endif
}

bool is_xml_character(char32_t c) noexcept {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0xFFFE && c != 0xFFFF;
}

bool is_joined(char32_t before, char32_t after) noexcept {
  constexpr char32_t zero_width_joiner = 0x200D;
  if (after < 0x300) return false;
  if (before == zero_width_joiner || after == zero_width_joiner) return true;
  const auto point = static_cast<UChar32>(after);
  if (u_hasBinaryProperty(point, UCHAR_GRAPHEME_EXTEND) || u_charType(point) == U_COMBINING_SPACING_MARK) return true;
  const int syllable = u_getIntPropertyValue(point, UCHAR_HANGUL_SYLLABLE_TYPE);
  return syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO;
}

bool is_regional_indicator(char32_t c) noexcept { return c >= 0x1F1E6 && c <= 0x1F1FF; }

/// True when an odd number of regional indicators ends at `end`: the next one completes a flag.
bool is_half_flag(std::string_view text, std::size_t end) noexcept {
  constexpr int longest_row = 64;
  int count = 0;
  while (end > 0 && count < longest_row) {
    end = previous_code_point(text, end);
    if (!is_regional_indicator(decode_utf8(text, end).value)) break;
    ++count;
  }
  return count % 2 == 1;
}

bool is_boundary(std::string_view text, std::size_t pos) noexcept {
  if (pos == 0 || pos >= text.size()) return true;
  const char32_t after = decode_utf8(text, pos).value;
  if (is_regional_indicator(after)) return !is_half_flag(text, pos);
  return !is_joined(decode_utf8(text, previous_code_point(text, pos)).value, after);
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t pos) noexcept {
  const unsigned first = byte_at(text, pos);
  if (first < 0x80U) return {first, 1, true};
  if (first < 0xC2U || first > 0xF4U || !is_continuation(text, pos + 1)) return {};
  const unsigned second = byte_at(text, pos + 1) & 0x3FU;
  if (first < 0xE0U) return {((first & 0x1FU) << 6U) | second, 2, true};
  if (!is_continuation(text, pos + 2)) return {};
  const unsigned third = byte_at(text, pos + 2) & 0x3FU;
  if (first < 0xF0U) {
    const char32_t value = ((first & 0x0FU) << 12U) | (second << 6U) | third;
    if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF)) return {};
    return {value, 3, true};
  }
  if (!is_continuation(text, pos + 3)) return {};
  const char32_t value = ((first & 0x07U) << 18U) | (second << 12U) | (third << 6U) | (byte_at(text, pos + 3) & 0x3FU);
  if (value < 0x10000 || value > 0x10FFFF) return {};
  return {value, 4, true};
}

std::size_t previous_code_point(std::string_view text, std::size_t end) noexcept {
  const std::size_t earliest = end >= 4 ? end - 4 : 0;
  for (std::size_t start = end - 1;; --start) {
    if ((byte_at(text, start) & 0xC0U) != 0x80U) {
      return start + decode_utf8(text, start).size == end ? start : end - 1;
    }
    if (start == earliest) return end - 1;
  }
}

void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = replacement_character;
  if (value < 0x80) {
    out.push_back(static_cast<char>(value));
    return;
  }
  char bytes[4];
  std::size_t size = 0;
  if (value < 0x800) {
    bytes[size++] = static_cast<char>(0xC0U | (value >> 6U));
  } else if (value < 0x10000) {
    bytes[size++] = static_cast<char>(0xE0U | (value >> 12U));
    bytes[size++] = static_cast<char>(0x80U | ((value >> 6U) & 0x3FU));
  } else {
    bytes[size++] = static_cast<char>(0xF0U | (value >> 18U));
    bytes[size++] = static_cast<char>(0x80U | ((value >> 12U) & 0x3FU));
    bytes[size++] = static_cast<char>(0x80U | ((value >> 6U) & 0x3FU));
  }
  bytes[size++] = static_cast<char>(0x80U | (value & 0x3FU));
  out.append(bytes, size);
}

bool is_ascii(std::string_view text) noexcept { return skip_ascii(text, 0) == text.size(); }

std::size_t find_invalid_utf8(std::string_view text) noexcept {
  for (std::size_t pos = skip_ascii(text, 0); pos < text.size(); pos = skip_ascii(text, pos)) {
    const CodePoint point = decode_utf8(text, pos);
    if (!point.valid) return pos;
    pos += point.size;
  }
  return std::string_view::npos;
}

std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  std::size_t pos = 0;
  while (pos < text.size()) {
    const std::size_t beyond = skip_ascii(text, pos);
    count += beyond - pos;
    pos = beyond;
    if (pos == text.size()) break;
    pos += decode_utf8(text, pos).size;
    ++count;
  }
  return count;
}

std::string_view truncate_utf8(std::string_view text, std::size_t max_code_points) noexcept {
  if (text.size() <= max_code_points) return text;
  std::size_t end = 0;
  for (std::size_t count = 0; count < max_code_points && end < text.size(); ++count) end += decode_utf8(text, end).size;
  if (end == text.size()) return text;
  // Longer clusters do not occur in any language; they are an attack on the layout ("Zalgo" text).
  constexpr int longest_cluster = 64;
  std::size_t cut = end;
  for (int step = 0; step < longest_cluster && !is_boundary(text, cut); ++step) cut = previous_code_point(text, cut);
  return text.substr(0, cut > 0 && is_boundary(text, cut) ? cut : end);
}

std::string_view sanitize_for_xml(std::string_view text, std::string& scratch) {
  std::size_t pos = skip_clean_ascii(text, 0);
  std::size_t kept = 0;
  bool changed = false;
  const auto replace = [&](std::size_t size, std::string_view by) {
    if (!changed) scratch.clear();
    changed = true;
    scratch.append(text.substr(kept, pos - kept)).append(by);
    kept = pos + size;
  };
  while (pos < text.size()) {
    const CodePoint point = decode_utf8(text, pos);
    if (!point.valid) replace(1, "\xEF\xBF\xBD");
    if (point.valid && !is_xml_character(point.value)) replace(point.size, {});
    pos = skip_clean_ascii(text, pos + point.size);
  }
  if (!changed) return text;
  return scratch.append(text.substr(kept));
}

}  // namespace opcit
