#include "text/latex_unchanged.h"

#include <array>

#include "text/byte_blocks.h"

namespace opcit::latex {
namespace {

enum class Byte : std::uint8_t { plain, stops, pairs };

constexpr std::array<Byte, 256> classes = [] {
  std::array<Byte, 256> table{};
  for (unsigned c = 0; c < 0x20; ++c) table[c] = Byte::stops;
  // 0xC2 begins the no-break space and the soft hyphen, 0xE2 dashes, spaces and quotes.
  for (const char c : {'\\', '~', '^', '`', '<', '>', '|', '%', '&', '#', '_', '$', '{', '}', '\x7F', '\xC2', '\xE2'}) {
    table[static_cast<unsigned char>(c)] = Byte::stops;
  }
  for (const char c : {'-', '\'', ',', ' '}) table[static_cast<unsigned char>(c)] = Byte::pairs;
  return table;
}();

#if OPCIT_BYTE_BLOCKS
/// Ones where a byte is from `first` to `first + size`.
__m128i in_range(__m128i bytes, char first, char size) noexcept {
  const __m128i from_first = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(from_first, _mm_set1_epi8(size)), from_first);
}

/// Ones where a byte of `here` may be one that stops or that makes a pair with the one behind it in `next`: for all
/// that are, and for square brackets and doubled digits.
__m128i candidates(__m128i here, __m128i next) noexcept {
  const __m128i pairs = _mm_and_si128(_mm_cmpeq_epi8(here, next), _mm_cmplt_epi8(here, _mm_set1_epi8('?')));
  const __m128i angles = _mm_cmpeq_epi8(_mm_or_si128(here, _mm_set1_epi8(2)), _mm_set1_epi8('>'));
  const __m128i leads = _mm_cmpeq_epi8(_mm_and_si128(here, _mm_set1_epi8('\xDF')), _mm_set1_epi8('\xC2'));
  const __m128i ascii = _mm_or_si128(in_range(here, '#', '&' - '#'), in_range(here, '\\', '`' - '\\'));
  const __m128i others = _mm_or_si128(in_range(here, '{', '\x7F' - '{'), bytes::controls(here));
  return _mm_or_si128(_mm_or_si128(pairs, _mm_or_si128(angles, leads)), _mm_or_si128(ascii, others));
}
#endif

}  // namespace

const char* plain_end(const char* pos, const char* end) noexcept {
  const char* p = pos;
#if OPCIT_BYTE_BLOCKS
  constexpr auto whole = static_cast<std::ptrdiff_t>(bytes::block);
  for (; end - p > whole; p += whole) {
    const std::uint32_t found = bytes::bits(candidates(bytes::load(p), bytes::load(p + 1)));
    for (std::uint32_t mask = found; mask != 0; mask &= mask - 1) {
      const char* const at = p + std::countr_zero(mask);
      const Byte is = classes[static_cast<unsigned char>(*at)];
      if (is == Byte::stops) return at;
      // A pair is found at its first byte, behind which the stretch ends.
      if (is == Byte::pairs && at[1] == *at) return at + 1;
    }
  }
#endif
  for (; p != end; ++p) {
    const Byte is = classes[static_cast<unsigned char>(*p)];
    if (is == Byte::stops) return p;
    if (is == Byte::pairs && p + 1 != end && p[1] == *p) return p + 1;
  }
  return end;
}

bool is_plain(std::string_view text, bool ascii) noexcept {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ') return false;
  const char* const end = text.data() + text.size();
  if (plain_end(text.data(), end) != end) return false;
  if (!ascii) return true;
  unsigned bits = 0;
  for (const char c : text) bits |= static_cast<unsigned char>(c);
  return bits < 0x80;
}

}  // namespace opcit::latex
