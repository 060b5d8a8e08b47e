/// The patterns of lines in the tables of dialects: "arXiv:{arxiv} [{_}] {categories}".
///
/// Text matches itself, ignoring case; a space matches one or more spaces of any kind. "(a|b)" matches the first text
/// that fits; an empty alternative makes the group optional. "{part}" matches up to the text that follows it, or to the
/// end of the line; "{part>}" extends to the last such text instead of the first. A backslash escapes the next
/// character. Matching never backtracks, so it takes linear time.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace opcit::profile {

struct Capture {
  std::string_view part;   ///< The name in the table.
  std::string_view value;  ///< Trimmed.
};

class Captures {
 public:
  void clear() noexcept { size_ = 0; }
  void add(Capture capture) noexcept {
    if (size_ < captures_.size()) captures_[size_++] = capture;
  }
  const Capture* begin() const noexcept { return captures_.data(); }
  const Capture* end() const noexcept { return captures_.data() + size_; }

 private:
  std::array<Capture, 8> captures_;
  std::size_t size_ = 0;
};

/// A pattern, prepared for fast matching.
class Pattern {
 public:
  explicit Pattern(std::string_view text);

  /// True if the whole of `line`, which is trimmed, matches. The table of holes in pattern.cpp has the allowed values
  /// of some holes ("{year}", "{date}", "{doi}"). "{_}" matches any text, even none; other holes match at least one
  /// character.
  bool matches(std::string_view line, Captures& captures) const noexcept;

 private:
  using Bytes = std::bitset<256>;
  struct Step {
    std::string_view part = {};  ///< Of a hole; empty for texts.
    bool to_last = false;
    bool (*fits)(std::string_view value) noexcept = nullptr;  ///< nullptr: any value.
    std::vector<std::string> texts = {};                      ///< In lower case.
    Bytes begins = {};                                        ///< The first bytes that the texts can have.
    bool may_be_empty = false;
  };
  static std::size_t length_at(const Step& step, std::string_view line) noexcept;
  static std::size_t find(const Step& step, std::string_view line, bool last, std::size_t& length) noexcept;
  void add_texts(std::string_view element);
  void add_hole(std::string_view part);

  std::vector<Step> steps_;
  Bytes ends_;  ///< The last bytes that a line can have.
};

/// The patterns of a table.
template <class Table>
std::vector<Pattern> compile(const Table& texts) {
  return {std::begin(texts), std::end(texts)};
}
/// True if one of `patterns` matches `line`.
bool matches_any(std::string_view line, const std::vector<Pattern>& patterns) noexcept;

}  // namespace opcit::profile
