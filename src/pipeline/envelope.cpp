#include "pipeline/envelope.h"

#include <algorithm>
#include <utility>

namespace opcit {
namespace {

constexpr std::string_view blanks = " \t\r\n";

}  // namespace

void Envelope::begin_input() {
  if (owns_tail_) {
    tail_ = std::exchange(gap_, {});
  } else if (!has_head_ && empty_.empty()) {
    empty_ = std::exchange(gap_, {});
  }
  gap_.clear();
  owns_tail_ = false;
  at_start_ = true;
}

void Envelope::end_gap() {
  if (at_start_ && !has_head_) {
    head_ = gap_;
    has_head_ = owns_tail_ = true;
  } else if (!at_start_ && between_.empty()) {
    between_ = gap_;
  }
}

void Envelope::skip_record() {
  end_gap();
  gap_.clear();
  at_start_ = false;
}

std::string Envelope::before_record(bool first) {
  end_gap();
  std::string gap = std::exchange(gap_, {});
  const bool begins_input = std::exchange(at_start_, false);
  if (first) return head_;
  if (!begins_input) return gap;
  if (!between_.empty()) return between_;
  return "," + head_.substr(std::min(head_.find_last_not_of(blanks) + 1, head_.size()));
}

std::string_view Envelope::line_end() const noexcept {
  const std::size_t end = head_.find('\n');
  if (end == std::string::npos) return "";
  return end > 0 && head_[end - 1] == '\r' ? "\r\n" : "\n";
}

std::string Envelope::end(bool is_last) const {
  if (is_last) return owns_tail_ ? gap_ : tail_;
  return std::string(line_end()) + "]" + std::string(line_end());
}

std::string Envelope::without_records() const {
  if (!has_head_) return empty_.empty() ? gap_ : empty_;
  return head_.substr(0, head_.find_last_not_of(blanks) + 1) + (owns_tail_ ? gap_ : tail_);
}

}  // namespace opcit
