#include "profile/header.h"

#include "profile/head.h"
#include "profile/lines.h"
#include "profile/shape.h"
#include "profile/tables.h"

namespace opcit::profile {
namespace {

/// The kind of line at which the backward search for a header begins.
enum class Anchor : std::uint8_t { h_index, paper_count, head };

bool is_sure_head(std::string_view line) {
  const auto head = parse_head(line);
  return head && !head->weak;
}

/// The statistic of a header line. A head has the same shape ("AIJan 15") and is excluded.
std::optional<Statistic> statistic_of(std::string_view line) {
  const auto statistic = parse_statistic(line);
  if (!statistic || find_statistic(statistic->label) != nullptr) return statistic;
  return is_sure_head(line) ? std::nullopt : statistic;
}

bool may_be_name(const Line& line) { return looks_like_name(line.text) && !is_sure_head(line.text); }

/// True if a few words directly above a field are the name, in any spelling.
bool is_set_off_name(BackwardScanner back, const Line& line) {
  Line above;
  bool blank_between = false;
  const bool at_top = line.begin == 0;
  return may_be_written_small(line.text) && (at_top || (back.previous_filled(above, blank_between) && blank_between));
}

/// Name and field above `below`, the first line that proves the header. Without a name or field, the header
/// begins at `below`.
HeaderTop top_above(std::string_view text, std::size_t below) {
  HeaderTop top{below, {}, {}};
  BackwardScanner back(text, below);
  Line line;
  Line above;
  bool blank_between = false;
  bool blank_above = false;
  if (!back.previous_filled(line, blank_between)) return top;
  if (is_category_code(line.text)) {
    top = {line.begin, {}, line.text};
    if (!back.previous_filled(above, blank_above)) return top;
    if (may_be_name(above) || is_set_off_name(back, above)) top = {above.begin, above.text, line.text};
    return top;
  }
  if (!may_be_name(line)) return top;
  top = {line.begin, line.text, {}};
  // A field in words is directly above the statistics, the name above a blank line.
  if (blank_between || !back.previous_filled(above, blank_above) || !blank_above) return top;
  if (may_be_name(above) && count_words(above.text) >= 2) return {above.begin, above.text, line.text};
  return top;
}

/// Goes back from `anchor` over statistics and blank lines to the name.
std::optional<HeaderTop> header_top(std::string_view text, std::size_t begin, Anchor anchor) {
  bool has_h_index = anchor == Anchor::h_index;
  Line line;
  bool blank_between = false;
  BackwardScanner back(text, begin);
  while (anchor != Anchor::head && back.previous_filled(line, blank_between)) {
    const auto statistic = statistic_of(line.text);
    if (!statistic) break;
    has_h_index = has_h_index || is_h_index(*statistic);
    begin = line.begin;
  }
  const HeaderTop top = top_above(text, begin);
  const bool named = !top.name.empty() && (anchor != Anchor::head || is_category_code(top.field));
  if (!has_h_index && !named && (top.field.empty() || anchor == Anchor::head)) return std::nullopt;
  return top;
}

}  // namespace

std::optional<HeaderTop> HeaderFinder::begin_listing(const HeaderTop& top, bool with_h_index, bool with_head) noexcept {
  seen_head_ = with_head;
  seen_h_index_ = with_h_index;
  listing_ = top.begin;
  return top;
}

std::optional<HeaderTop> HeaderFinder::see(const Line& line) {
  if (line.text.empty()) return std::nullopt;
  const std::string_view listing = text_.substr(listing_);
  const auto shifted = [&](Anchor anchor) {
    auto top = header_top(listing, line.begin - listing_, anchor);
    if (top) top->begin += listing_;
    return top;
  };
  if (is_sure_head(line.text)) {
    const auto top = seen_head_ ? shifted(Anchor::head) : std::nullopt;
    if (top) return begin_listing(*top, false, true);
    seen_head_ = true;
    return std::nullopt;
  }
  const auto statistic = parse_statistic(line.text);
  if (!statistic) return std::nullopt;
  if (is_h_index(*statistic)) {
    const auto top = seen_head_ || seen_h_index_ ? shifted(Anchor::h_index) : std::nullopt;
    seen_h_index_ = true;
    return top && top->begin > listing_ ? begin_listing(*top, true, false) : std::nullopt;
  }
  if (!is_paper_count(*statistic) || !seen_head_) return std::nullopt;
  const auto top = shifted(Anchor::paper_count);
  return top ? begin_listing(*top, false, false) : std::nullopt;
}

namespace {

/// A single line above the statistics is the name, in any spelling ("jane doe").
std::optional<HeaderTop> with_name_by_place(std::string_view region, std::optional<HeaderTop> top) {
  constexpr std::size_t longest_name = 80;
  if (!top || !top->name.empty()) return top;
  LineScanner lines(region.substr(0, top->begin));
  Line line;
  Line another;
  bool blank = false;
  if (!lines.next_filled(line, blank) || lines.next_filled(another, blank)) return top;
  if (line.text.size() > longest_name) return top;
  return HeaderTop{line.begin, line.text, top->field};
}

/// The top of the first header in `region`: above its first h-index, otherwise its first count of papers or its end.
std::optional<HeaderTop> find_top(std::string_view region, bool before_head) {
  std::optional<std::size_t> counted;
  LineScanner lines(region);
  for (Line line; lines.next(line);) {
    const auto statistic = statistic_of(line.text);
    if (!statistic) continue;
    if (is_h_index(*statistic)) return with_name_by_place(region, header_top(region, line.begin, Anchor::h_index));
    if (is_paper_count(*statistic) && !counted) counted = line.begin;
  }
  if (counted) {
    const auto top = header_top(region, *counted, Anchor::paper_count);
    return top ? top : HeaderTop{*counted, {}, {}};
  }
  return before_head ? header_top(region, region.size(), Anchor::head) : std::nullopt;
}

void add_line(Header& header, std::string_view line) {
  using Kind = Header::Part::Kind;
  if (line.data() == header.name.data()) {
    header.parts.push_back({Kind::name, line, {}, line});
  } else if (line.data() == header.field.data()) {
    header.parts.push_back({Kind::field, line, {}, line});
  } else if (const auto statistic = statistic_of(line)) {
    header.parts.push_back({Kind::statistic, line, *statistic, line});
  } else if (!header.parts.empty() && header.parts.back().kind == Kind::unknown) {
    header.parts.back().text = from_to(header.parts.back().text, line);
  } else {
    header.parts.push_back({Kind::unknown, line, {}, line});
  }
}

}  // namespace

Header read_header(std::string_view region, bool before_head) {
  Header header;
  const auto top = find_top(region, before_head);
  if (!top) {
    header.before = trim(region);
    return header;
  }
  header.found = true;
  header.name = top->name;
  header.field = top->field;
  header.before = trim(region.substr(0, top->begin));
  LineScanner lines(region, top->begin);
  Line line;
  for (bool blank = false; lines.next_filled(line, blank);) add_line(header, line.text);
  if (!header.parts.empty()) header.whole = from_to(header.parts.front().text, header.parts.back().text);
  return header;
}

}  // namespace opcit::profile
