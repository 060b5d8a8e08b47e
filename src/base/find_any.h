/// The search function of scanners: finds the first of a few bytes, in blocks of sixteen where the processor can.
#pragma once

#include "base/byte_blocks.h"

namespace opcit {

/// Returns the first byte in [p, end) that is one of `wanted`, or `end`.
template <char... wanted>
const char* find_any(const char* p, const char* end) noexcept {
#if OPCIT_BYTE_BLOCKS
  for (; end - p >= 16; p += 16) {
    const std::uint32_t found = bytes::bits(bytes::any_of<wanted...>(bytes::load(p)));
    if (found != 0) return p + std::countr_zero(found);
  }
  const auto rest = static_cast<std::size_t>(end - p);
  const std::uint32_t found =
      bytes::bits(bytes::any_of<wanted...>(bytes::load_some(p, rest))) & bytes::first_bits(rest);
  return found != 0 ? p + std::countr_zero(found) : end;
#else
  while (p != end && ((*p != wanted) && ...)) ++p;
  return p;
#endif
}

}  // namespace opcit
