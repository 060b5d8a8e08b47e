#include "enrich/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace opcit::enrich {
namespace {

using Lines = std::vector<std::string_view>;

Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    lines.push_back(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  }
  return lines;
}

/// A pair of equal lines.
struct Match {
  std::size_t before;
  std::size_t after;
};

struct Region {
  std::size_t before_begin, before_end;
  std::size_t after_begin, after_end;
};

/// Matches the lines of two texts, in order: patience diff (Bram Cohen).
class Matcher {
 public:
  Matcher(const Lines& before, const Lines& after) : before_(before), after_(after) {}

  std::vector<Match> run() {
    std::vector<Region> work = {{0, before_.size(), 0, after_.size()}};
    while (!work.empty()) {
      Region region = work.back();
      work.pop_back();
      trim(region);
      if (region.before_begin == region.before_end || region.after_begin == region.after_end) continue;
      const std::vector<Match> anchors = unique_lines(region);
      if (anchors.empty()) {
        compare(region);
        continue;
      }
      for (const Match& anchor : anchors) {
        matches_.push_back(anchor);
        work.push_back({region.before_begin, anchor.before, region.after_begin, anchor.after});
        region.before_begin = anchor.before + 1;
        region.after_begin = anchor.after + 1;
      }
      work.push_back(region);
    }
    std::ranges::sort(matches_, {}, &Match::before);
    return std::move(matches_);
  }

 private:
  void trim(Region& region) {
    while (region.before_begin < region.before_end && region.after_begin < region.after_end &&
           before_[region.before_begin] == after_[region.after_begin]) {
      matches_.push_back({region.before_begin++, region.after_begin++});
    }
    while (region.before_begin < region.before_end && region.after_begin < region.after_end &&
           before_[region.before_end - 1] == after_[region.after_end - 1]) {
      matches_.push_back({--region.before_end, --region.after_end});
    }
  }

  /// The lines that occur exactly once in each text; of these, the longest sequence with the same order in both.
  std::vector<Match> unique_lines(const Region& region) const {
    struct Count {
      std::size_t before = 0, after = 0;
      std::size_t before_at = 0, after_at = 0;
    };
    std::unordered_map<std::string_view, Count> counts;
    for (std::size_t i = region.before_begin; i < region.before_end; ++i) {
      Count& count = counts[before_[i]];
      ++count.before;
      count.before_at = i;
    }
    for (std::size_t i = region.after_begin; i < region.after_end; ++i) {
      Count& count = counts[after_[i]];
      ++count.after;
      count.after_at = i;
    }
    std::vector<Match> common;
    for (const auto& entry : counts) {
      const Count& count = entry.second;
      if (count.before == 1 && count.after == 1) common.push_back({count.before_at, count.after_at});
    }
    std::ranges::sort(common, {}, &Match::before);
    return rising(common);
  }

  /// The longest subsequence with increasing `after`.
  static std::vector<Match> rising(const std::vector<Match>& matches) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> tops;  // for each length, the last match of the best sequence
    std::vector<std::size_t> previous(matches.size(), none);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      const auto pile =
          std::ranges::lower_bound(tops, matches[i].after, {}, [&](std::size_t top) { return matches[top].after; });
      if (pile != tops.begin()) previous[i] = *(pile - 1);
      if (pile == tops.end()) {
        tops.push_back(i);
      } else {
        *pile = i;
      }
    }
    std::vector<Match> run;
    for (std::size_t i = tops.empty() ? none : tops.back(); i != none; i = previous[i]) run.push_back(matches[i]);
    std::ranges::reverse(run);
    return run;
  }

  /// Finds the longest common subsequence of a small region.
  void compare(const Region& region) {
    constexpr std::size_t largest = 1 << 20;
    const std::size_t rows = region.before_end - region.before_begin;
    const std::size_t columns = region.after_end - region.after_begin;
    if (rows > largest / (columns + 1)) return;
    std::vector<std::uint32_t> best((rows + 1) * (columns + 1));
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return best[i * (columns + 1) + j]; };
    const auto same = [&](std::size_t i, std::size_t j) {
      return before_[region.before_begin + i] == after_[region.after_begin + j];
    };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        at(i, j) = same(i, j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      if (same(i, j)) {
        matches_.push_back({region.before_begin + i++, region.after_begin + j++});
      } else if (at(i + 1, j) >= at(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  const Lines& before_;
  const Lines& after_;
  std::vector<Match> matches_;
};

/// A range of different lines between two matches.
using Change = Region;

std::vector<Change> changes_of(const Lines& before, const Lines& after) {
  std::vector<Match> matches = Matcher(before, after).run();
  matches.push_back({before.size(), after.size()});
  std::vector<Change> changes;
  std::size_t i = 0;
  std::size_t j = 0;
  for (const Match& match : matches) {
    if (match.before > i || match.after > j) changes.push_back({i, match.before, j, match.after});
    i = match.before + 1;
    j = match.after + 1;
  }
  return changes;
}

class Printer {
 public:
  Printer(const Lines& before, const Lines& after, std::string& out) : before_(before), after_(after), out_(out) {}

  /// Writes the changes [first, last) as one hunk.
  void hunk(const std::vector<Change>& changes, std::size_t first, std::size_t last) {
    const Change& head = changes[first];
    const Change& tail = changes[last - 1];
    const std::size_t lead = std::min(context, head.before_begin);
    const std::size_t trail = std::min(context, before_.size() - tail.before_end);
    range("@@ -", head.before_begin - lead, tail.before_end + trail);
    range(" +", head.after_begin - lead, tail.after_end + trail);
    out_ += " @@\n";
    std::size_t at = head.before_begin - lead;
    for (std::size_t i = first; i < last; ++i) {
      lines(' ', before_, at, changes[i].before_begin);
      lines('-', before_, changes[i].before_begin, changes[i].before_end);
      lines('+', after_, changes[i].after_begin, changes[i].after_end);
      at = changes[i].before_end;
    }
    lines(' ', before_, at, at + trail);
  }

  static constexpr std::size_t context = 3;

 private:
  /// An empty range is given by the line before it.
  void range(std::string_view mark, std::size_t begin, std::size_t end) {
    const std::size_t count = end - begin;
    out_ += fmt::format("{}{}", mark, count == 0 ? begin : begin + 1);
    if (count != 1) out_ += fmt::format(",{}", count);
  }

  void lines(char mark, const Lines& from, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      out_ += mark;
      out_ += from[i];
      if (!from[i].ends_with('\n')) out_ += "\n\\ No newline at end of file\n";
    }
  }

  const Lines& before_;
  const Lines& after_;
  std::string& out_;
};

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view before_name,
                         std::string_view after_name) {
  if (before == after) return {};
  const Lines old_lines = split(before);
  const Lines new_lines = split(after);
  const std::vector<Change> changes = changes_of(old_lines, new_lines);
  std::string out = fmt::format("--- {}\n+++ {}\n", before_name, after_name);
  Printer printer(old_lines, new_lines, out);
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first + 1;
    while (last < changes.size() && changes[last].before_begin - changes[last - 1].before_end <= 2 * Printer::context) {
      ++last;
    }
    printer.hunk(changes, first, last);
    first = last;
  }
  return out;
}

}  // namespace opcit::enrich
