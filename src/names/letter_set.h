/// Sets of ASCII letters, for looks that tell most words from those of a table.
#pragma once

#include <cstdint>
#include <string_view>

namespace opcit::names {

/// One bit a letter, the same for both cases.
consteval std::uint32_t letters(std::string_view lower_case) {
  std::uint32_t set = 0;
  for (const char c : lower_case) set |= std::uint32_t{1} << (static_cast<unsigned>(c) & 31U);
  return set;
}

/// Whether `c` is in the set. Of bytes that are no letters it says anything.
constexpr bool may_be_of(std::uint32_t set, char c) noexcept {
  return ((set >> (static_cast<unsigned>(c) & 31U)) & 1U) != 0;
}

}  // namespace opcit::names
