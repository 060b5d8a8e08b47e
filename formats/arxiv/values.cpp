#include "arxiv/values.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/trim.h"
#include "model/dates/date.h"

namespace opcit::arxiv {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view take_word(std::string_view& text) noexcept {
  const std::size_t first = std::min(text.find_first_not_of(blanks), text.size());
  const std::size_t end = std::min(text.find_first_of(blanks, first), text.size());
  const std::string_view word = text.substr(first, end - first);
  text.remove_prefix(end);
  return word;
}

template <class Number>
bool parse_number(std::string_view word, Number& number) noexcept {
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size();
}

bool is_single_spaced(std::string_view text) noexcept {
  return text.find_first_of("\t\r\n") == std::string_view::npos && text.find("  ") == std::string_view::npos;
}

}  // namespace

std::string_view unwrap_prose(std::string_view text, Arena& arena) {
  text = ascii::trim_markup(text);
  if (text.find('\n') == std::string_view::npos) return text;
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::string_view words = ascii::trim_markup(line);
    const bool paragraph = out.empty() || words.empty() || blanks.find(line[0]) != std::string_view::npos;
    if (!out.empty() && out.back() != '\n') out += paragraph ? '\n' : ' ';
    out += words;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return arena.copy(ascii::trim_markup(out));
}

std::string_view unwrap_line(std::string_view text, Arena& arena) {
  text = ascii::trim_markup(text);
  if (is_single_spaced(text)) return text;
  std::string out;
  for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return arena.copy(out);
}

std::vector<std::string_view> split_blanks(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) words.push_back(word);
  return words;
}

std::optional<DatePoint> parse_mail_day(std::string_view text) noexcept {
  if (const std::size_t comma = text.find(','); comma != std::string_view::npos) text.remove_prefix(comma + 1);
  DatePoint point;
  const std::string_view day = take_word(text);
  const auto month = month_from_name(take_word(text));
  if (!month || !parse_number(day, point.day) || !parse_number(take_word(text), point.year)) return std::nullopt;
  if (point.year < 1900 || point.day < 1 || point.day > days_in_month(point.year, *month)) return std::nullopt;
  point.month = *month;
  point.has_year = true;
  return point;
}

}  // namespace opcit::arxiv
