#include "profile/dialects/pattern.h"

#include <algorithm>

#include "base/ascii.h"
#include "model/identifiers.h"
#include "profile/dialects/author_line.h"
#include "profile/dialects/page.h"
#include "profile/dialects/page_date.h"
#include "profile/dialects/work_types.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

/// The number of bytes at the start of `line` that match `text` (of a pattern); nowhere if it does not match.
std::size_t length_of_text(std::string_view line, std::string_view text) noexcept {
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') {
      const std::size_t before = at;
      while (const std::size_t blank = blank_at_front(line.substr(at))) at += blank;
      if (at == before) return nowhere;
      continue;
    }
    if (text[i] == '\\') ++i;
    if (at == line.size() || i == text.size() || ascii::to_lower(line[at]) != ascii::to_lower(text[i])) return nowhere;
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

/// The same for an element: a text, or a group with a matching text.
std::size_t length_of_element(std::string_view line, std::string_view element) noexcept {
  if (element.front() != '(') return length_of_text(line, element);
  std::string_view rest = element.substr(1, element.size() - 2);
  for (;;) {
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != '|') end += rest[end] == '\\' ? 2 : 1;
    const std::size_t length = length_of_text(line, rest.substr(0, end));
    if (length != nowhere) return length;
    if (end >= rest.size()) return nowhere;
    rest.remove_prefix(end + 1);
  }
}

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
    {"type", is_work_type},
    {"initialled", is_initialled_list},
});

bool fits_hole(std::string_view part, std::string_view value) noexcept {
  if (part == "_") return true;
  if (value.empty()) return false;
  const auto* const hole = std::ranges::find(holes, part, &Hole::part);
  return hole == holes.end() || hole->fits(value);
}

/// The first or last position of the element in `line`; `length` is the length of the match.
std::size_t find_element(std::string_view line, std::string_view element, bool last, std::size_t& length) noexcept {
  for (std::size_t i = 0; i <= line.size(); ++i) {
    const std::size_t at = last ? line.size() - i : i;
    length = length_of_element(line.substr(at), element);
    if (length != nowhere) return at;
  }
  return nowhere;
}

}  // namespace

bool matches(std::string_view line, std::string_view pattern, Captures& captures) noexcept {
  captures.clear();
  while (!pattern.empty()) {
    if (pattern.front() != '{') {
      const std::size_t length = length_of_element(line, take_element(pattern));
      if (length == nowhere) return false;
      line.remove_prefix(length);
      continue;
    }
    const std::size_t close = pattern.find('}');
    std::string_view part = pattern.substr(1, close - 1);
    pattern.remove_prefix(close + 1);
    const bool last = part.ends_with('>');
    if (last) part.remove_suffix(1);
    std::size_t end = line.size();
    std::size_t length = 0;
    if (!pattern.empty()) end = find_element(line, take_element(pattern), last, length);
    if (end == nowhere) return false;
    const std::string_view value = trim(line.substr(0, end));
    if (!fits_hole(part, value)) return false;
    captures.add({part, value});
    line.remove_prefix(end + length);
  }
  return line.empty();
}

}  // namespace opcit::profile
