/// The brackets of a piece of TeX, matched in one pass, so that no reader of it ever searches for an end. Private to
/// the LaTeX engine.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace opcit::latex {

inline constexpr std::uint32_t unmatched = UINT32_MAX;

class Structure {
 public:
  /// Matches { with }, and, when `math` is set, $ with $, $$ with $$, \( with \) and \[ with \]. What follows a
  /// backslash is no brace. A dollar does not match across a brace. Time and space are linear; the space of the source
  /// before is used again.
  void read(std::string_view source, bool math);

  /// Where what opens at `pos` is closed, or `unmatched`.
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

  std::vector<Token> tokens_;           // openers, by position
  std::vector<std::uint32_t> pending_;  // indices of those not closed yet
  std::size_t open_braces_ = 0;
  mutable std::size_t last_ = 0;  // lookups mostly go forward
};

}  // namespace opcit::latex
