/// Matches the brackets of a TeX text in one pass, so that no later step searches for a closing bracket. Internal to
/// src/latex.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace opcit::latex {

inline constexpr std::uint32_t unmatched = UINT32_MAX;

class Structure {
 public:
  /// Matches { with } and, if `math` is set, $ with $, $$ with $$, \( with \) and \[ with \]. A character after a
  /// backslash is not a brace. A dollar does not match across a brace. Time and memory are linear; the memory is reused
  /// for the next source.
  void read(std::string_view source, bool math);

  /// The place where what opens at `pos` is closed, or `unmatched`.
  std::uint32_t match(std::size_t pos) const noexcept;

 private:
  enum class Kind : std::uint8_t { brace, dollar, double_dollar, paren, bracket };
  struct Token {
    std::uint32_t pos;
    std::uint32_t match;
    Kind kind;
  };
  std::size_t take(std::string_view source, std::size_t pos, bool math);
  std::size_t take_dollar(std::string_view source, std::size_t pos);
  void take_escaped(char c, std::size_t pos);
  void open(Kind kind, std::size_t pos);
  bool close(Kind kind, std::size_t pos);
  void close_brace(std::size_t pos);

  std::vector<Token> tokens_;           // opening tokens, by position
  std::vector<std::uint32_t> pending_;  // indices of unclosed tokens
  std::size_t open_braces_ = 0;
  mutable std::size_t last_ = 0;  // most lookups have increasing positions
};

}  // namespace opcit::latex
