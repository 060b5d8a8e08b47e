/// The search kernel of scanners: the first of a few bytes, sixteen a step where the machine can.
#pragma once

#include <bit>
#include <cstdint>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace opcit {

/// The first byte of [p, end) that is one of `wanted`, or `end`.
template <char... wanted>
const char* find_any(const char* p, const char* end) noexcept {
#ifdef __SSE2__
  for (; end - p >= 16; p += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    __m128i hits = _mm_setzero_si128();
    ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted)))), ...);
    const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(hits));
    if (mask != 0) return p + std::countr_zero(mask);
  }
#endif
  while (p != end && ((*p != wanted) && ...)) ++p;
  return p;
}

}  // namespace opcit
