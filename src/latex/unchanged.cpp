#include "latex/unchanged.h"

#include <array>

#include "base/byte_blocks.h"

namespace opcit::latex {
namespace {

enum class Byte : std::uint8_t { plain, stops, pairs };

constexpr std::array<Byte, 256> classes = [] {
  std::array<Byte, 256> table{};
  for (unsigned c = 0; c < 0x20; ++c) table[c] = Byte::stops;
  // 0xC2 is the first byte of the no-break space and the soft hyphen, 0xE2 of dashes, spaces and quotes.
  for (const char c : {'\\', '~', '^', '`', '<', '>', '|', '%', '&', '#', '_', '$', '{', '}', '\x7F', '\xC2', '\xE2'}) {
    table[static_cast<unsigned char>(c)] = Byte::stops;
  }
  for (const char c : {'-', '\'', ',', ' '}) table[static_cast<unsigned char>(c)] = Byte::pairs;
  return table;
}();

/// Where the plain text ends if the byte at `p` ends it; for a pair, after its first byte. nullptr if it continues.
const char* stop_at(const char* p, const char* end) noexcept {
  const Byte is = classes[static_cast<unsigned char>(*p)];
  if (is == Byte::stops) return p;
  return is == Byte::pairs && p + 1 != end && p[1] == *p ? p + 1 : nullptr;
}

#if OPCIT_BYTE_BLOCKS
/// 0xFF for each byte from `first` to `first + size`.
__m128i in_range(__m128i bytes, char first, char size) noexcept {
  const __m128i from_first = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(from_first, _mm_set1_epi8(size)), from_first);
}

/// 0xFF for each byte of `here` that may end the plain text or forms a pair with the next byte (`next`). Also set for
/// square brackets and doubled digits.
__m128i candidates(__m128i here, __m128i next) noexcept {
  const __m128i pairs = _mm_and_si128(_mm_cmpeq_epi8(here, next), _mm_cmplt_epi8(here, _mm_set1_epi8('?')));
  const __m128i angles = _mm_cmpeq_epi8(_mm_or_si128(here, _mm_set1_epi8(2)), _mm_set1_epi8('>'));
  const __m128i leads = _mm_cmpeq_epi8(_mm_and_si128(here, _mm_set1_epi8('\xDF')), _mm_set1_epi8('\xC2'));
  const __m128i ascii = _mm_or_si128(in_range(here, '#', '&' - '#'), in_range(here, '\\', '`' - '\\'));
  const __m128i others = _mm_or_si128(_mm_cmpgt_epi8(here, _mm_set1_epi8('z')), bytes::controls(here));
  return _mm_or_si128(_mm_or_si128(pairs, _mm_or_si128(angles, leads)), _mm_or_si128(ascii, others));
}

const char* first_stop(const char* p, const char* end, std::uint32_t candidates) noexcept {
  for (; candidates != 0; candidates &= candidates - 1) {
    if (const char* const stop = stop_at(p + std::countr_zero(candidates), end); stop != nullptr) return stop;
  }
  return nullptr;
}
#endif

}  // namespace

const char* plain_end(const char* pos, const char* end) noexcept {
  const char* p = pos;
#if OPCIT_BYTE_BLOCKS
  constexpr auto whole = static_cast<std::ptrdiff_t>(bytes::block);
  for (; end - p > whole; p += whole) {
    const std::uint32_t found = bytes::bits(candidates(bytes::load(p), bytes::load(p + 1)));
    if (const char* const stop = first_stop(p, end, found); stop != nullptr) return stop;
  }
  const auto rest = static_cast<std::size_t>(end - p);
  const __m128i here = bytes::load_some(p, rest);
  const std::uint32_t found = bytes::bits(candidates(here, _mm_srli_si128(here, 1))) & bytes::first_bits(rest);
  const char* const stop = first_stop(p, end, found);
  return stop != nullptr ? stop : end;
#else
  for (; p != end; ++p) {
    if (const char* const stop = stop_at(p, end); stop != nullptr) return stop;
  }
  return end;
#endif
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
