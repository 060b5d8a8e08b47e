/// The shapes of lines, as the tables of dialects write them: "arXiv:{arxiv} [{_}] {categories}".
///
/// Text means itself, without case; a blank means one or more blanks of any kind. "(a|b)" is one of several texts, the
/// first that fits; an empty one makes the others optional. "{part}" is the bytes up to the text after it, or up to the
/// end of the line; "{part>}" reaches to the last such text instead of the first. A backslash makes the next character
/// mean itself. Nothing is ever tried twice, so matching is linear.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace opcit::profile {

struct Capture {
  std::string_view part;   ///< What the table calls it.
  std::string_view value;  ///< Without blanks around it.
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

/// Whether the whole of `line`, which has no blanks around it, has the shape. The table of holes in pattern.cpp says
/// which of them take certain values only ("{year}", "{date}", "{doi}"). "{_}" takes anything, even nothing; others one
/// character at least.
bool matches(std::string_view line, std::string_view pattern, Captures& captures) noexcept;

}  // namespace opcit::profile
