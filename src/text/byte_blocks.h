/// Sixteen bytes at a time, for scans over text. Only where the processor has them: else OPCIT_BYTE_BLOCKS is 0, and
/// the loops behind go byte by byte.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
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

/// Ones where a byte is one of `wanted`.
template <char... wanted>
__m128i any_of(__m128i bytes) noexcept {
  __m128i hits = _mm_setzero_si128();
  ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted)))), ...);
  return hits;
}

/// Ones where a byte is below 0x20.
inline __m128i controls(__m128i bytes) noexcept {
  return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
}

/// One bit for each byte of ones, the first byte's lowest.
inline std::uint32_t bits(__m128i hits) noexcept { return static_cast<std::uint32_t>(_mm_movemask_epi8(hits)); }
#endif

}  // namespace opcit::bytes
