#include "profile/dialects/pattern.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "model/identifiers.h"
#include "profile/dialects/initials.h"
#include "profile/dialects/page.h"
#include "profile/dialects/page_date.h"
#include "profile/dialects/work_types.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

/// The number of bytes at the start of `line` that match `text` (of a pattern); nowhere if it does not match.
std::size_t length_of_text(std::string_view line, std::string_view text) noexcept {
  std::size_t at = 0;
  for (const char c : text) {
    if (c == ' ') {
      const std::size_t before = at;
      while (const std::size_t blank = blank_at_front(line.substr(at))) at += blank;
      if (at == before) return nowhere;
      continue;
    }
    if (at == line.size() || ascii::to_lower(line[at]) != c) return nowhere;
    ++at;
  }
  return at;
}

/// Removes the first text or group of texts from the pattern.
std::string_view take_element(std::string_view& pattern) noexcept {
  std::size_t end = 0;
  if (pattern.front() == '(') {
    while (end < pattern.size() && pattern[end] != ')') end += pattern[end] == '\\' ? 2 : 1;
    ++end;
  } else {
    while (end < pattern.size() && pattern[end] != '{' && pattern[end] != '(') end += pattern[end] == '\\' ? 2 : 1;
  }
  const std::string_view element = pattern.substr(0, end);
  pattern.remove_prefix(std::min(end, pattern.size()));
  return element;
}

/// Up to the next "|", in lower case and without backslashes.
std::string take_text(std::string_view& element) {
  std::string text;
  while (!element.empty() && element.front() != '|') {
    if (element.front() == '\\' && element.size() > 1) element.remove_prefix(1);
    text += ascii::to_lower(element.front());
    element.remove_prefix(1);
  }
  return text;
}

std::size_t byte_of(char c) noexcept { return static_cast<unsigned char>(c); }

bool is_count(std::string_view value) noexcept {
  const auto fits = [](char c) { return ascii::is_digit(c) || c == ',' || c == '.'; };
  return !value.empty() && value.size() <= 12 && ascii::is_digit(value.front()) && std::ranges::all_of(value, fits);
}

/// True for DBLP's tags, such as "c18".
bool is_tag(std::string_view value) noexcept {
  return value.size() >= 2 && value.size() <= 6 && ascii::is_lower(value[0]) &&
         std::ranges::all_of(value.substr(1), ascii::is_digit);
}

/// True for bibcodes: "2024arXiv240912345D", "2021A&A...650A..12D".
bool is_bibcode(std::string_view value) noexcept {
  return (value.size() == 18 || value.size() == 19) && is_year(value.substr(0, 4)) && ascii::is_letter(value[4]) &&
         (ascii::is_letter(value.back()) || value.back() == '.') && value.find(' ') == std::string_view::npos;
}

/// True for HAL's ids: "hal-01234567v2", "tel-01234567".
bool is_hal_id(std::string_view value) noexcept {
  const std::size_t hyphen = value.find_last_of('-');
  if (hyphen == std::string_view::npos || hyphen < 3 || hyphen > 12) return false;
  const std::string_view number = value.substr(hyphen + 1);
  return number.size() >= 6 && number.size() <= 12 && ascii::is_digit(number.front()) &&
         std::ranges::all_of(value.substr(0, hyphen), [](char c) { return ascii::is_lower(c) || c == '-'; }) &&
         std::ranges::all_of(number, [](char c) { return ascii::is_digit(c) || c == 'v'; });
}

/// "Journal articles 12": ends with a count.
bool is_counted(std::string_view value) noexcept { return is_count(value.substr(value.find_last_of(' ') + 1)); }

/// "brook.example"
bool is_host(std::string_view value) noexcept {
  const std::size_t dot = value.find('.');
  return dot != nowhere && dot + 2 < value.size() && value.find(' ') == nowhere;
}

bool is_token(std::string_view value) noexcept { return value.find(' ') == std::string_view::npos; }

struct Hole {
  std::string_view part;
  bool (*fits)(std::string_view value) noexcept;
};
constexpr auto holes = std::to_array<Hole>({
    {"n", is_count},
    {"total", is_count},
    {"year", is_year},
    {"date", [](std::string_view value) noexcept { return parse_page_date(value).has_value(); }},
    {"arxiv", [](std::string_view value) noexcept { return parse_arxiv_id(value).has_value(); }},
    {"doi", [](std::string_view value) noexcept { return is_token(value) && !bare_doi(value).empty(); }},
    {"journal_doi", [](std::string_view value) noexcept { return is_token(value) && !bare_doi(value).empty(); }},
    {"pmid", [](std::string_view value) noexcept { return std::ranges::all_of(value, ascii::is_digit); }},
    {"pmcid", is_token},
    {"tag", is_tag},
    {"bibcode", is_bibcode},
    {"hal", is_hal_id},
    {"counted", is_counted},
    {"host", is_host},
    {"type", is_work_type},
    {"initialled", is_initialled_list},
});

}  // namespace

Pattern::Pattern(std::string_view text) {
  while (!text.empty()) {
    if (text.front() != '{') {
      add_texts(take_element(text));
      continue;
    }
    const std::size_t close = text.find('}');
    add_hole(text.substr(1, close - 1));
    text.remove_prefix(close + 1);
  }
  ends_.set();
  if (steps_.empty() || !steps_.back().part.empty() || steps_.back().may_be_empty) return;
  Bytes ends;
  for (const std::string& last : steps_.back().texts) {
    if (last.back() == ' ') return;
    ends.set(byte_of(last.back()));
    ends.set(byte_of(ascii::to_upper(last.back())));
  }
  ends_ = ends;
}

void Pattern::add_hole(std::string_view part) {
  Step step;
  step.to_last = part.ends_with('>');
  if (step.to_last) part.remove_suffix(1);
  step.part = part;
  const auto* const hole = std::ranges::find(holes, part, &Hole::part);
  if (hole != holes.end()) step.fits = hole->fits;
  steps_.push_back(std::move(step));
}

void Pattern::add_texts(std::string_view element) {
  Step step;
  if (element.front() == '(') {
    element = element.substr(1, element.size() - 2);
    step.texts.push_back(take_text(element));
    while (!element.empty()) {
      element.remove_prefix(1);
      step.texts.push_back(take_text(element));
    }
  } else {
    // A "|" outside a group is a character.
    for (step.texts.push_back(take_text(element)); !element.empty(); step.texts.back() += take_text(element)) {
      step.texts.back() += '|';
      element.remove_prefix(1);
    }
  }
  for (const std::string& text : step.texts) {
    if (text.empty()) step.may_be_empty = true;
    if (text.empty() || text.front() == ' ' || !is_ascii(text.front())) {
      step.begins.set();
    } else {
      step.begins.set(byte_of(text.front()));
      step.begins.set(byte_of(ascii::to_upper(text.front())));
    }
  }
  steps_.push_back(std::move(step));
}

std::size_t Pattern::length_at(const Step& step, std::string_view line) noexcept {
  if (line.empty() ? !step.may_be_empty : !step.begins.test(byte_of(line.front()))) return nowhere;
  std::size_t longest = nowhere;
  for (const std::string& text : step.texts) {
    const std::size_t length = length_of_text(line, text);
    if (length != nowhere && (longest == nowhere || length > longest)) longest = length;
  }
  return longest;
}

/// The first or last position of one of the texts in `line`; `length` is the length of the match.
std::size_t Pattern::find(const Step& step, std::string_view line, bool last, std::size_t& length) noexcept {
  for (std::size_t i = 0; i <= line.size(); ++i) {
    const std::size_t at = last ? line.size() - i : i;
    length = length_at(step, line.substr(at));
    if (length != nowhere) return at;
  }
  return nowhere;
}

bool Pattern::matches(std::string_view line, Captures& captures) const noexcept {
  captures.clear();
  if (!line.empty() && !ends_.test(byte_of(line.back()))) return false;
  for (auto step = steps_.begin(); step != steps_.end(); ++step) {
    if (step->part.empty()) {
      const std::size_t length = length_at(*step, line);
      if (length == nowhere) return false;
      line.remove_prefix(length);
      continue;
    }
    const Step& hole = *step;
    std::size_t end = line.size();
    std::size_t length = 0;
    const auto next = std::next(step);
    if (next != steps_.end() && next->part.empty()) {
      end = find(*next, line, hole.to_last, length);
      step = next;
    }
    if (end == nowhere) return false;
    const std::string_view value = trim(line.substr(0, end));
    if (hole.part != "_" && (value.empty() || (hole.fits != nullptr && !hole.fits(value)))) return false;
    captures.add({hole.part, value});
    line.remove_prefix(end + length);
  }
  return line.empty();
}

bool matches_any(std::string_view line, const std::vector<Pattern>& patterns) noexcept {
  Captures captures;
  return std::ranges::any_of(patterns, [&](const Pattern& pattern) { return pattern.matches(line, captures); });
}

}  // namespace opcit::profile
