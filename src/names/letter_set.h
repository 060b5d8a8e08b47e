/// A look at the ends of a word, which tells most words from those of a table.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace opcit::names {

/// The first and last letters that some words of a table have together, in either case.
class WordEnds {
 public:
  /// `words` begin and end with ASCII letters.
  consteval explicit WordEnds(std::span<const std::string_view> words) {
    for (const std::string_view word : words) lasts_[place(word.front())] |= std::uint32_t{1} << place(word.back());
  }

  /// False when no word of the table has these letters at its ends. Of a `word`, which is not empty, that has other
  /// bytes there it says anything.
  constexpr bool may_be(std::string_view word) const noexcept {
    return ((lasts_[place(word.front())] >> place(word.back())) & 1U) != 0;
  }

 private:
  static constexpr unsigned place(char c) noexcept { return static_cast<unsigned>(c) & 31U; }

  std::array<std::uint32_t, 32> lasts_ = {};
};

}  // namespace opcit::names
