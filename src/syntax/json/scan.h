/// JSON scanning that both the slicer and the cursor use: strings and white space.
/// Read cursor.h next.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/ascii.h"

namespace opcit::json {

inline std::size_t skip_space(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && ascii::is_markup_space(text[at])) ++at;
  return at;
}

/// The first quote, backslash or control character at or after `at`, or text.size(). Reads eight bytes per step,
/// because abstracts are most of a bibliography.
inline std::size_t find_special(std::string_view text, std::size_t at) noexcept {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  constexpr std::uint64_t tops = 0x8080808080808080ULL;
  const auto zero_bytes = [](std::uint64_t word) { return (word - ones) & ~word & tops; };
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    // A byte below 0x20 borrows in the subtraction; bytes beyond ASCII are masked out. A borrow into the next byte can
    // only mark a position after the first real match, or one that the loop below checks again.
    const std::uint64_t found =
        zero_bytes(word ^ (ones * '"')) | zero_bytes(word ^ (ones * '\\')) | ((word - ones * 0x20) & ~word & tops);
    if (found == 0) continue;
    if constexpr (std::endian::native == std::endian::little) {
      return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
    }
    break;
  }
  while (at < text.size() && text[at] != '"' && text[at] != '\\' && static_cast<unsigned char>(text[at]) >= 0x20) ++at;
  return at;
}

}  // namespace opcit::json
