/// The traversal of a text and its style runs, for all writers of rich text (CSL-JSON's HTML, LaTeX, plain text).
/// opcit/text.h has the model.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "opcit/text.h"

namespace opcit {

/// A stack that only allocates memory beyond `few` elements.
template <class T, std::size_t few>
class FewFirst {
 public:
  bool empty() const noexcept { return size_ == 0; }
  T& back() noexcept { return size_ <= few ? few_[size_ - 1] : more_.back(); }
  void push_back(const T& item) {
    if (size_ < few) {
      few_[size_] = item;
    } else {
      more_.push_back(item);
    }
    ++size_;
  }
  void pop_back() noexcept {
    if (size_ > few) more_.pop_back();
    --size_;
  }

 private:
  std::array<T, few> few_ = {};
  std::vector<T> more_;
  std::size_t size_ = 0;
};

/// The result of a visitor's enter().
enum class Walk {
  into,  ///< Visit the content of the run.
  over,  ///< Skip its text and inner runs (for a writer that writes `detail` instead); leave() is still called.
};

/// Calls, in the order of the text, visitor.enter(run) -> Walk, visitor.text(piece) for each piece between
/// boundaries (never empty), and visitor.leave(run). Calls always nest: a run that is out of order, crosses
/// its parent or exceeds the text is shortened.
template <class Visitor>
void walk_runs(const Text& text, Visitor&& visitor) {
  struct Open {
    const Run* run;
    std::size_t end;
  };
  FewFirst<Open, 8> open;
  std::size_t at = 0;
  const auto advance = [&](std::size_t to) {
    if (to > at) visitor.text(text.plain.substr(at, to - at));
    at = std::max(at, to);
  };
  const auto leave_until = [&](std::size_t pos) {
    while (!open.empty() && open.back().end <= pos) {
      advance(open.back().end);
      visitor.leave(*open.back().run);
      open.pop_back();
    }
  };
  for (const Run& run : text.runs) {
    const std::size_t start = std::min<std::size_t>(std::max<std::size_t>(run.pos, at), text.plain.size());
    if (run.pos < at && run.pos + std::size_t{run.len} <= at && run.len != 0) continue;  // within a skipped run
    if (run.pos < at && run.len == 0) continue;
    leave_until(start);
    advance(start);
    const std::size_t limit = open.empty() ? text.plain.size() : open.back().end;
    const std::size_t end = std::max(start, std::min<std::size_t>(run.pos + std::size_t{run.len}, limit));
    open.push_back({&run, end});
    if (visitor.enter(run) == Walk::over) at = end;
  }
  leave_until(text.plain.size());
  advance(text.plain.size());
}

}  // namespace opcit
