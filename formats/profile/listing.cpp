#include "profile/listing.h"

#include "profile/header.h"
#include "profile/lines.h"
#include "profile/shape.h"
#include "profile/statistics.h"

namespace opcit::profile {
namespace {

/// Longer lines are prose, not part of a header or a head.
constexpr std::size_t longest_mark = 256;

template <class Found>
void for_each_beginning(std::string_view text, bool last, Found&& found) {
  HeaderFinder finder(text);
  LineScanner lines(text);
  for (Line line; lines.next(line);) {
    if (!line.ended && !last) return;
    if (line.text.size() > longest_mark) continue;
    if (const auto top = finder.see(line)) found(top->begin);
  }
}

/// Decides if a line shaped like a head begins a paper, by the lines around it.
class HeadJudge {
 public:
  /// `behind` holds what follows the line of the head.
  bool accepts(const Head& head, bool blank_before, LineScanner behind) {
    Line next;
    const bool adjacent = behind.next(next) && !next.text.empty();
    if (head.weak) return blank_before && adjacent && is_title_like(next.text);
    if (!after_head_) return true;
    // "AI May 2024" between a head and authors is a title.
    bool blank = false;
    const bool filled = adjacent || behind.next_filled(next, blank);
    return !filled || author_likeness(next.text) != AuthorLikeness::strong;
  }
  void passed(bool is_head) noexcept { after_head_ = is_head; }

 private:
  static bool is_title_like(std::string_view line) {
    constexpr std::size_t longest_title = 400;
    if (line.size() > longest_title || parse_statistic(line)) return false;
    const auto head = parse_head(line);
    return !head || head->weak;
  }

  bool after_head_ = false;
};

/// Adds date and badges from separate lines directly after the code.
void take_rest_of_head(Head& head, LineScanner& lines) {
  LineScanner ahead = lines;
  Line line;
  if (head.date || !ahead.next(line)) return;
  const auto date = parse_date_line(line.text);
  if (!date) return;
  head.date = date;
  lines = ahead;
  if (!head.badges.empty() || !ahead.next(line) || line.text.empty() || !is_badge_line(line.text)) return;
  head.badges = line.text;
  lines = ahead;
}

}  // namespace

std::size_t cut_listings(std::string_view window, bool last) {
  if (last) return window.size();
  std::size_t cut = 0;
  for_each_beginning(window, last, [&](std::size_t begin) { cut = begin; });
  return cut;
}

std::vector<std::string_view> split_listings(std::string_view text) {
  std::vector<std::string_view> listings;
  std::size_t begin = 0;
  for_each_beginning(text, true, [&](std::size_t next) {
    listings.push_back(text.substr(begin, next - begin));
    begin = next;
  });
  listings.push_back(text.substr(begin));
  return listings;
}

Listing split_entries(std::string_view listing) {
  Listing split{listing, {}};
  HeadJudge judge;
  LineScanner lines(listing);
  Line line;
  std::size_t body = 0;
  const auto close = [&](std::size_t end) {
    if (split.entries.empty()) {
      split.top = listing.substr(0, end);
    } else {
      split.entries.back().body = listing.substr(body, end - body);
    }
  };
  // The start of a listing counts as a blank line.
  for (bool blank_before = true, first = true; lines.next_filled(line, blank_before); first = false) {
    const auto head = line.text.size() > longest_mark ? std::nullopt : parse_head(line.text);
    const bool accepted = head && judge.accepts(*head, blank_before || first, lines);
    judge.passed(accepted);
    if (!accepted) continue;
    close(line.begin);
    split.entries.push_back({*head, {}});
    take_rest_of_head(split.entries.back().head, lines);
    body = lines.position();
  }
  close(listing.size());
  return split;
}

}  // namespace opcit::profile
