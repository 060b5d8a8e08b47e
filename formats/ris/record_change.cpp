#include "ris/record_change.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "model/editing.h"
#include "ris/lines.h"
#include "ris/values.h"

namespace opcit::ris {
namespace {

bool is_same(const std::vector<const RenderedLine*>& a, const std::vector<const RenderedLine*>& b) {
  return std::ranges::equal(a, b, {}, &RenderedLine::value, &RenderedLine::value);
}

bool holds_comma(std::string_view text) { return text.find(',') != std::string_view::npos; }

bool changes(const auto& pair) { return pair.now == nullptr || pair.now->value != pair.was->value; }

}  // namespace

RecordChange::RecordChange(const Chunk& chunk, const tagged::TaggedRecord& source, const TypeRow& type,
                           const Rendered& was, const Rendered& is)
    : chunk_(chunk), family_(type.family) {
  read(source);
  for (const RenderedLine& line : was.lines) groups_[meaning_of(line.tag, family_)].was.push_back(&line);
  for (const RenderedLine& line : is.lines) groups_[meaning_of(line.tag, family_)].is.push_back(&line);
}

void RecordChange::read(const tagged::TaggedRecord& source) {
  const auto place_of = [&](const char* at) { return static_cast<std::size_t>(at - chunk_.text.data()); };
  line_end_ = line_end_of(chunk_.text.substr(place_of(source.source.data())), "\r\n");
  const std::string_view head = source.values.front().raw;
  const std::string_view first(source.source.data(), static_cast<std::size_t>(head.data() - source.source.data()));
  const std::string_view blanks = first.substr(std::min(first.find_first_of(" \t-"), first.size()));
  const bool has_blank = head.starts_with(' ');
  // The blank after the dash is part of the value.
  if (blanks.ends_with('-') && has_blank) separator_ = {blanks.data(), blanks.size() + 1};
  lines_.reserve(source.values.size());  // groups hold pointers
  Arena arena;
  for (const tagged::TaggedValue& each : source.values) {
    OwnLine line;
    line.tag = each.tag;
    line.value = trim(each.raw);
    const std::size_t at = place_of(each.raw.data());
    const std::size_t line_before = at == 0 ? std::string_view::npos : chunk_.text.find_last_of("\r\n", at - 1);
    line.begin = std::max(line_before + 1, place_of(source.source.data()));
    line.end = end_of_line(chunk_.text, at + each.raw.size());
    end_ = line.end;
    if (each.tag == "TY") continue;
    const TagRow* row = find_tag(tag_of(each.tag), family_);
    append_as_line(tagged::flatten(each.raw, joining_of(row, each.tag), arena).text, line.text);
    if (line.text.empty()) line.value = each.raw;
    Group& group = groups_[meaning_of(each.tag, family_)];
    lines_.push_back(std::move(line));
    (lines_.back().text.empty() ? group.blank : group.own).push_back(&lines_.back());
  }
}

void RecordChange::append_to(const Record& before, const Record& after, Edits& edits) {
  for (auto& [meaning, group] : groups_) {
    if (is_same(group.was, group.is)) {
      take_away(before, after, group);
    } else {
      change(meaning, group);
    }
  }
  edits.insert(edits.end(), std::move_iterator(edits_.begin()), std::move_iterator(edits_.end()));
}

void RecordChange::change(Meaning meaning, Group& group) {
  std::vector<Pair> pairs;
  const std::vector<Addition> additions = pair(group, pairs);
  const std::vector<OwnLine*> rest = assign(group, pairs);
  for (const Pair& each : pairs) {
    for (const OwnLine* own : each.own) change_line(*own, each);
  }
  change_rest(meaning, rest, pairs);
  for (const Addition& addition : additions) put(addition, pairs, group);
}

/// What becomes of each line that was written. Lists of one length correspond one by one; of others those with the same
/// value, in order.
std::vector<RecordChange::Addition> RecordChange::pair(const Group& group, std::vector<Pair>& pairs) {
  std::vector<Addition> additions;
  const bool one_by_one = group.was.size() == group.is.size();
  std::unordered_multimap<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < group.was.size(); ++i) {
    pairs.push_back({group.was[i], one_by_one ? group.is[i] : nullptr});
    places.emplace(group.was[i]->value, i);
  }
  if (one_by_one) return additions;
  std::size_t next = 0;
  for (const RenderedLine* line : group.is) {
    const auto [first, last] = places.equal_range(line->value);
    const auto found = std::find_if(first, last, [&](const auto& place) { return place.second >= next; });
    if (found == last) {
      additions.push_back({line, next});
      continue;
    }
    pairs[found->second].now = line;
    next = found->second + 1;
    places.erase(found);
  }
  return additions;
}

/// Gives each pair the lines of the file that hold its value. Returns those that hold none of them: they hold several
/// values, or spell one in their own way. If as many of both are left, they correspond one by one.
std::vector<RecordChange::OwnLine*> RecordChange::assign(const Group& group, std::vector<Pair>& pairs) {
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = pairs.size(); i-- > 0;) places.insert_or_assign(pairs[i].was->value, i);
  std::vector<OwnLine*> rest;
  for (OwnLine* own : group.own) {
    const auto found = places.find(own->text);
    if (found == places.end()) {
      rest.push_back(own);
    } else {
      pairs[found->second].own.push_back(own);
    }
  }
  const auto is_free = [](const Pair& pair) { return pair.own.empty(); };
  if (static_cast<std::size_t>(std::ranges::count_if(pairs, is_free)) != rest.size()) return rest;
  auto next = pairs.begin();
  for (OwnLine* own : rest) {
    next = std::find_if(next, pairs.end(), is_free);
    next->own.push_back(own);
  }
  return {};
}

void RecordChange::change_line(const OwnLine& own, const Pair& pair) {
  if (pair.now == nullptr) return remove(own);
  // "Jane Roe" would be an organisation next to the names that get a comma.
  const bool needs_comma =
      are_names(meaning_of(own.tag, family_)) && !holds_comma(own.text) && holds_comma(pair.now->value);
  if ((changes(pair) || needs_comma) && own.text != pair.now->value) replace(own, pair.now->value);
}

/// Lines that hold several values, and values that no line holds alone.
void RecordChange::change_rest(Meaning meaning, const std::vector<OwnLine*>& rest, std::vector<Pair>& pairs) {
  std::vector<Pair*> free;
  for (Pair& pair : pairs) {
    if (pair.own.empty()) free.push_back(&pair);
  }
  if (std::ranges::none_of(free, [](const Pair* pair) { return changes(*pair); })) return;
  const bool has_own =
      std::ranges::any_of(pairs, [](const Pair& pair) { return !pair.own.empty() && pair.now != nullptr; });
  if (rest.empty() && has_own && is_single(meaning)) return;
  std::size_t place = end_;
  std::string text;
  std::string_view tag;
  for (const Pair* pair : free) {
    if (pair->now == nullptr || (rest.empty() && !changes(*pair))) continue;
    if (rest.empty()) {
      insert(place, pair->now->tag, pair->now->value);
    } else if (text.empty()) {
      text = pair->now->value;
      tag = pair->now->tag;
    } else {
      text.append(line_end_).append(pair->now->tag == tag ? rest[0]->tag : pair->now->tag);
      text.append(separator_).append(pair->now->value);
    }
  }
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (i == 0 && !text.empty()) {
      replace(*rest[i], text);
    } else {
      remove(*rest[i]);
    }
  }
}

/// After the previous line of its group, or at the end of the record.
void RecordChange::put(const Addition& addition, const std::vector<Pair>& pairs, Group& group) {
  if (!group.blank.empty()) {
    const OwnLine& blank = *group.blank.front();
    group.blank.erase(group.blank.begin());
    if (blank.tag == addition.line->tag) return replace(blank, " " + std::string(addition.line->value));
  }
  for (std::size_t i = std::min(addition.after, pairs.size()); i-- > 0;) {
    if (pairs[i].own.empty()) continue;
    const OwnLine& own = *pairs[i].own.back();
    const std::string_view tag = pairs[i].was->tag == addition.line->tag ? own.tag : addition.line->tag;
    return insert(own.end, tag, addition.line->value);
  }
  insert(group.own.empty() ? end_ : group.own.front()->begin, addition.line->tag, addition.line->value);
}

void RecordChange::replace(const OwnLine& own, std::string_view value) {
  const auto place = static_cast<std::uint64_t>(own.value.data() - chunk_.text.data());
  edits_.push_back({{place, own.value.size()}, std::string(value)});
}

void RecordChange::remove(const OwnLine& own) { edits_.push_back({{own.begin, own.end - own.begin}, {}}); }

void RecordChange::insert(std::size_t place, std::string_view tag, std::string_view value) {
  std::string text = std::string(tag).append(separator_).append(value);
  const bool ends_line = place == 0 || chunk_.text[place - 1] == '\n' || chunk_.text[place - 1] == '\r';
  edits_.push_back({{place, 0}, ends_line ? text.append(line_end_) : std::string(line_end_).append(text)});
}

/// A line that the writer would not write goes when what was read from it is gone, such as an address with a DOI.
void RecordChange::take_away(const Record& before, const Record& after, const Group& group) {
  for (const OwnLine* own : group.own) {
    const auto holds_it = [&](const RenderedLine* line) { return line->value == own->text; };
    if (std::ranges::any_of(group.was, holds_it)) continue;
    const Span place = chunk_.span_of(own->value);
    if (has_part_from(before, place) && !has_part_from(after, place)) remove(*own);
  }
}

}  // namespace opcit::ris
