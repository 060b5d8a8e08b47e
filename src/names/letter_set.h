/// A quick test of the first and last letter, which excludes most words that are not in a table.
/// truncation.cpp uses it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace opcit::names {

/// The pairs of first and last letter of the words of a table, ignoring case.
class WordEnds {
 public:
  /// `words` must begin and end with ASCII letters.
  consteval explicit WordEnds(std::span<const std::string_view> words) {
    for (const std::string_view word : words) lasts_[place(word.front())] |= std::uint32_t{1} << place(word.back());
  }

  /// False if no word of the table has these first and last letters. If `word` (which must not be empty) has other
  /// bytes there, the result is arbitrary.
  constexpr bool may_be(std::string_view word) const noexcept {
    return ((lasts_[place(word.front())] >> place(word.back())) & 1U) != 0;
  }

 private:
  static constexpr unsigned place(char c) noexcept { return static_cast<unsigned>(c) & 31U; }

  std::array<std::uint32_t, 32> lasts_ = {};
};

}  // namespace opcit::names
