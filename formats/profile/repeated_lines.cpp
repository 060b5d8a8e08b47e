#include "profile/repeated_lines.h"

#include <algorithm>
#include <unordered_map>

#include "profile/lines.h"

namespace opcit::profile {
namespace {

struct TextLine {
  std::string_view text;
  std::size_t begin = 0;
  std::size_t first = 0;  // the number of the first line with this text
  bool telling = false;   // long, and rare on the page: a title or a list of authors
};

class RunFinder {
 public:
  explicit RunFinder(std::string_view text) : text_(text) { read_lines(); }

  std::vector<std::string_view> find() {
    std::vector<std::string_view> runs;
    for (std::size_t at = 0; at < lines_.size();) {
      const std::size_t length = run_at(at);
      if (length == 0) {
        ++at;
        continue;
      }
      const std::size_t begin = at - lines_before(at);
      const std::size_t end = at + length;
      runs.push_back(text_.substr(lines_[begin].begin, begin_of(end) - lines_[begin].begin));
      at = lowest_ = end;
    }
    return runs;
  }

 private:
  void read_lines() {
    constexpr std::size_t shortest = 16;
    constexpr std::size_t most_times = 4;
    std::unordered_map<std::string_view, std::size_t> firsts;
    LineScanner scanner(text_);
    for (Line line; scanner.next(line);) {
      if (line.text.empty()) continue;
      const std::size_t first = firsts.try_emplace(line.text, lines_.size()).first->second;
      lines_.push_back({line.text, line.begin, first, false});
    }
    std::vector<std::size_t> times(lines_.size());
    for (const TextLine& line : lines_) ++times[line.first];
    for (TextLine& line : lines_) line.telling = line.text.size() >= shortest && times[line.first] <= most_times;
  }

  std::size_t begin_of(std::size_t line) const noexcept {
    return line < lines_.size() ? lines_[line].begin : text_.size();
  }

  /// The number of lines from `at` on that repeat earlier ones in order; 0 if the evidence is too weak.
  std::size_t run_at(std::size_t at) const noexcept {
    constexpr std::size_t enough = 8;  // works of one venue can have some lines in common
    constexpr std::size_t enough_of_all = 2;
    constexpr std::size_t patience = 64;  // a run must prove to be one within this many lines
    const std::size_t from = lines_[at].first;
    std::size_t length = 0;
    std::size_t telling = 0;
    while (from + length < at && at + length < lines_.size() &&
           lines_[from + length].first == lines_[at + length].first) {
      if (lines_[at + length].telling) ++telling;
      ++length;
      if (length == patience && telling < enough) return 0;
    }
    const bool all = from == 0 && (length == at || at + length == lines_.size());  // the whole page again
    return telling >= (all ? enough_of_all : enough) ? length : 0;
  }

  /// The number of equal lines directly before both occurrences.
  std::size_t lines_before(std::size_t at) const noexcept {
    const std::size_t from = lines_[at].first;
    std::size_t count = 0;
    while (count < from && at - count > lowest_ && at - count - 1 > from &&
           lines_[from - count - 1].first == lines_[at - count - 1].first)
      ++count;
    return count;
  }

  std::string_view text_;
  std::vector<TextLine> lines_;
  std::size_t lowest_ = 0;  // the end of the last run
};

}  // namespace

std::vector<std::string_view> find_repeated_lines(std::string_view text) { return RunFinder(text).find(); }

}  // namespace opcit::profile
