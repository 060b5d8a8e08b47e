/// The patterns of lines in the tables of dialects: "arXiv:{arxiv} [{_}] {categories}".
///
/// Text matches itself, ignoring case; a space matches one or more spaces of any kind. "(a|b)" matches the first text
/// that fits; an empty alternative makes the group optional. "{part}" matches up to the text that follows it, or to the
/// end of the line; "{part>}" extends to the last such text instead of the first. A backslash escapes the next
/// character. Matching never backtracks, so it takes linear time.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

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

/// True if the whole of `line`, which is trimmed, matches. The table of holes in pattern.cpp has the allowed values of
/// some holes ("{year}", "{date}", "{doi}"). "{_}" matches any text, even none; other holes match at least one
/// character.
bool matches(std::string_view line, std::string_view pattern, Captures& captures) noexcept;

}  // namespace opcit::profile
