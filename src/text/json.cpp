#include "text/json.h"
#include "base/ascii.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace opcit::text {
namespace {

/// The length of the valid UTF-8 sequence at `at`; 0 if it is invalid (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<std::uint8_t>(text[at + i]) : std::uint8_t{0};
  };
  const auto within = [&](std::size_t i, std::uint8_t low, std::uint8_t high) {
    return byte(i) >= low && byte(i) <= high;
  };
  const std::uint8_t lead = byte(0);
  if (lead >= 0xC2 && lead <= 0xDF) return within(1, 0x80, 0xBF) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const std::uint8_t low = lead == 0xE0 ? 0xA0 : 0x80;
    const std::uint8_t high = lead == 0xED ? 0x9F : 0xBF;
    return within(1, low, high) && within(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const std::uint8_t low = lead == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t high = lead == 0xF4 ? 0x8F : 0xBF;
    return within(1, low, high) && within(2, 0x80, 0xBF) && within(3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

/// The first byte from `at` that must be escaped in a JSON string or is not ASCII; text.size() if not found.
std::size_t find_other(std::string_view text, std::size_t at) noexcept {
#ifdef __SSE2__
  for (; text.size() - at >= 16; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    // Non-ASCII bytes are negative.
    const __m128i others = _mm_or_si128(
        _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)),
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))));
    const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(others));
    if (mask != 0) return at + static_cast<std::size_t>(std::countr_zero(mask));
  }
#endif
  while (at < text.size() && static_cast<signed char>(text[at]) >= 0x20 && text[at] != '"' && text[at] != '\\') ++at;
  return at;
}

void append_escape(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += hex[static_cast<std::uint8_t>(c) >> 4];
      out += hex[static_cast<std::uint8_t>(c) & 15];
  }
}

}  // namespace

void append_json_escaped(std::string& out, std::string_view value) {
  std::size_t from = 0;  // start of the part that is not appended yet
  for (std::size_t at = find_other(value, 0); at < value.size(); at = find_other(value, at)) {
    std::size_t length = 0;
    while (at < value.size() && ascii::is_beyond(value[at]) && (length = sequence_length(value, at)) != 0) at += length;
    if (at == value.size() || (!ascii::is_beyond(value[at]) && length != 0)) continue;
    out.append(value, from, at - from);
    if (ascii::is_beyond(value[at])) {
      out += "\xEF\xBF\xBD";
    } else {
      append_escape(out, value[at]);
    }
    from = ++at;
  }
  out.append(value, from, value.size() - from);
}

void append_json_string(std::string& out, std::string_view value) {
  out += '"';
  append_json_escaped(out, value);
  out += '"';
}

}  // namespace opcit::text
