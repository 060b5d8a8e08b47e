/// Operations on blocks of sixteen bytes, for scans over text. OPCIT_BYTE_BLOCKS is 0 if the processor has no such
/// instructions; scans then go byte by byte.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#define OPCIT_BYTE_BLOCKS 1
#else
#define OPCIT_BYTE_BLOCKS 0
#endif

namespace opcit::bytes {

inline constexpr std::size_t block = 16;

#if OPCIT_BYTE_BLOCKS
inline __m128i load(const char* from) noexcept { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }

namespace detail {
template <class Integer>
std::uint64_t load_integer(const char* from) noexcept {
  Integer value;
  std::memcpy(&value, from, sizeof value);
  return value;
}
}  // namespace detail

/// Loads `size` (at most 16) bytes at `from`, padded with zeros; reads no other bytes. The rest of a text after its
/// last whole block is nearly always short, and a loop over its bytes would cost more than the blocks before it.
inline __m128i load_some(const char* from, std::size_t size) noexcept {
  using detail::load_integer;
  if (size >= block) return load(from);
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  // Two overlapping loads cover the bytes.
  if (size > 8) {
    low = load_integer<std::uint64_t>(from);
    high = load_integer<std::uint64_t>(from + size - 8) >> (8 * (block - size));
  } else if (size == 8) {
    low = load_integer<std::uint64_t>(from);
  } else if (size >= 4) {
    low = load_integer<std::uint32_t>(from) | load_integer<std::uint32_t>(from + size - 4) << (8 * (size - 4));
  } else if (size != 0) {
    low = load_integer<std::uint8_t>(from) | load_integer<std::uint8_t>(from + size / 2) << (8 * (size / 2)) |
          load_integer<std::uint8_t>(from + size - 1) << (8 * (size - 1));
  }
  return _mm_set_epi64x(static_cast<long long>(high), static_cast<long long>(low));
}

/// A mask of the first `size` (at most 16) bytes.
inline std::uint32_t first_bits(std::size_t size) noexcept { return (1U << size) - 1; }

/// 0xFF in each byte that equals one of `wanted`.
template <char... wanted>
__m128i any_of(__m128i bytes) noexcept {
  __m128i hits = _mm_setzero_si128();
  ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted)))), ...);
  return hits;
}

/// 0xFF in each byte below 0x20.
inline __m128i controls(__m128i bytes) noexcept {
  return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
}

/// One bit for each byte that is 0xFF; the lowest bit is the first byte.
inline std::uint32_t bits(__m128i hits) noexcept { return static_cast<std::uint32_t>(_mm_movemask_epi8(hits)); }
#endif

}  // namespace opcit::bytes
