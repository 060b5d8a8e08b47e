#include "bibtex/read/dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/find_any.h"
#include "bibtex/read/source_entry.h"
#include "model/dates/date.h"
#include "model/dates/edtf.h"
#include "model/dates/written.h"

namespace opcit::bibtex {
namespace {

struct Pair {
  std::string_view first;
  std::string_view second;
  bool split = false;
};

/// Splits at the first dash or slash that is not the sign of a year.
Pair split_range(std::string_view text) {
  if (std::ranges::all_of(text, ascii::is_letter)) return {text, {}, false};
  constexpr auto separators =
      std::to_array<std::string_view>({"--", "–", "—", "/", " - ", "-", " to ", " and ", " & "});
  for (const std::string_view separator : separators) {
    const std::size_t at = text.find(separator, separator == "-" ? 1 : 0);
    if (at == std::string_view::npos) continue;
    return {trim_blanks(text.substr(0, at)), trim_blanks(text.substr(at + separator.size())), true};
  }
  return {text, {}, false};
}

std::optional<int> whole_number(std::string_view text) noexcept {
  if (text.empty() || text.size() > 9) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<std::int32_t> year_number(std::string_view text) noexcept {
  const bool negative = text.starts_with('-') || text.starts_with("−");
  if (negative) text.remove_prefix(text[0] == '-' ? 1 : std::string_view("−").size());
  const auto value = whole_number(text);
  if (!value || text.size() > 6) return std::nullopt;
  return negative ? -*value : *value;
}

bool drop_prefix(std::string_view& text, std::string_view lower_prefix) noexcept {
  if (!ascii::starts_with_lower(text, lower_prefix)) return false;
  text = trim_blanks(text.substr(lower_prefix.size()));
  return true;
}

/// Removes the marks of "c. 1990", "ca. 1990", "circa 1990", "[1990]", "1990?", "1990~", "©1990".
std::string_view take_marks(std::string_view year, Date& date) {
  if (year.starts_with('[') && year.ends_with(']')) year = trim_blanks(year.substr(1, year.size() - 2));
  for (const std::string_view mark : {"circa ", "ca. ", "ca.", "c. ", "c.", "ca "}) {
    if (drop_prefix(year, mark)) date.circa = true;
  }
  drop_prefix(year, "©");
  while (!year.empty() && (year.back() == '?' || year.back() == '~' || year.back() == '%')) {
    if (year.back() != '~') date.uncertain = true;
    if (year.back() != '?') date.circa = true;
    year.remove_suffix(1);
  }
  return trim_blanks(year);
}

/// "2020--21" ends in 2021, "1999-00" in 2000, "2003/4" in 2004.
std::int32_t complete_year(std::int32_t from, std::int32_t to, std::string_view written) {
  if (written.size() > 2 || from < 1000) return to;
  const std::int32_t unit = written.size() == 1 ? 10 : 100;
  const bool next = (from + 1) % unit == to;
  if (from % unit == to) return from;
  if (from % unit > to && !next) return to;
  return from / unit * unit + to + (from % unit > to ? unit : 0);
}

/// "2020-05" and "2020/05" are a month, since no range ends before it begins; "2019-20" is a range.
bool read_year_and_month(std::string_view text, const Pair& ends, Date& date) {
  const auto year = year_number(ends.first);
  const auto month = whole_number(ends.second);
  const bool is_month = year && month && ends.first.size() == 4 && ends.second.size() == 2 && *month >= 1 &&
                        *month <= 12 && *month <= *year % 100 && text.size() == 7;
  if (!is_month) return false;
  date.from = {.year = *year, .month = static_cast<std::uint8_t>(*month), .has_year = true};
  return true;
}

bool read_year(std::string_view text, Date& date) {
  const bool marked = text.size() != 4 || !whole_number(text);
  if (marked) text = take_marks(text, date);
  if (const auto single = year_number(text)) {
    date.from.year = *single;
    date.from.has_year = true;
    return true;
  }
  const Pair ends = split_range(text);
  if (!ends.split) return false;
  if (read_year_and_month(text, ends, date)) return true;
  const auto from = year_number(ends.first);
  const auto to = year_number(ends.second);
  if ((!from && !ends.first.empty()) || (!to && !ends.second.empty()) || (!from && !to)) return false;
  date.range = true;
  date.from.has_year = from.has_value();
  date.to.has_year = to.has_value();
  if (from) date.from.year = *from;
  if (to) date.to.year = complete_year(from.value_or(0), *to, ends.second);
  // "2020--20" is one year.
  if (from && to && date.to.year == date.from.year) {
    date.range = false;
    date.to = {};
  }
  return true;
}

std::uint8_t season_number(std::string_view word) noexcept {
  constexpr auto seasons = std::to_array<std::string_view>({"spring", "summer", "autumn", "winter"});
  if (ascii::equals_lower(word, "fall")) return 3;
  for (std::size_t i = 0; i < seasons.size(); ++i) {
    if (ascii::equals_lower(word, seasons[i])) return static_cast<std::uint8_t>(i + 1);
  }
  return 0;
}

/// Month, season and day of one end of a range, from either field.
struct Within {
  std::uint8_t month = 0;
  std::uint8_t season = 0;
  std::uint8_t day = 0;
};

/// Reads "January", "1 January", "January 1st", "Jan.", "3", "Spring"; returns false for any other word.
bool read_month(std::string_view text, Within& out) {
  int number = 0;
  while (!text.empty()) {
    const char* const word_end = find_any<' ', '\t', '\n', ',', '.', '~'>(text.data(), text.data() + text.size());
    const auto end = static_cast<std::size_t>(word_end - text.data());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (word.size() > 2 && word[0] >= '0' && word[0] <= '9')
      word = word.substr(0, word.find_first_not_of("0123456789"));
    const auto value = whole_number(word);
    const std::uint8_t season = season_number(word);
    const auto month = month_from_name(word);
    if (value && number == 0 && *value >= 1 && *value <= 31) {
      number = *value;
    } else if (season != 0 && out.season == 0) {
      out.season = season;
    } else if (month && out.month == 0) {
      out.month = *month;
    } else {
      return false;
    }
  }
  if (number == 0) return out.month != 0 || out.season != 0;
  if (out.month != 0) {
    out.day = static_cast<std::uint8_t>(number);
    return true;
  }
  // EDTF's seasons are 21 to 24.
  if (number > 12 && (number < 21 || number > 24)) return false;
  (number > 12 ? out.season : out.month) = static_cast<std::uint8_t>(number > 12 ? number - 20 : number);
  return true;
}

bool read_day(std::string_view text, std::uint8_t& day) {
  while (!text.empty() && (text.back() < '0' || text.back() > '9')) text.remove_suffix(1);  // "1st"
  const auto value = whole_number(text);
  if (!value || *value < 1 || *value > 31) return false;
  day = static_cast<std::uint8_t>(*value);
  return true;
}

void put(const Within& within, DatePoint& point) {
  point.month = within.month;
  point.season = within.month == 0 ? within.season : std::uint8_t{0};
  const bool exists = within.month != 0 && within.day != 0 && within.day <= days_in_month(point.year, within.month);
  point.day = exists ? within.day : std::uint8_t{0};
}

/// Reads the fields month and day, for both ends. Returns false if they cannot be interpreted.
bool read_within(std::string_view month, std::string_view day, Date& date) {
  Within first;
  Within second;
  const Pair months = split_range(month);
  if (!month.empty()) {
    // In "1--2 January", the first number is a day of the month that follows.
    if (!read_month(months.first, first)) return false;
    // "September 18--22"
    const auto last_day = months.split && first.day != 0 ? whole_number(months.second) : std::nullopt;
    if (last_day && *last_day >= first.day && *last_day <= 31) {
      second.day = static_cast<std::uint8_t>(*last_day);
    } else if (months.split && !read_month(months.second, second)) {
      return false;
    }
    if (months.split && second.day != 0 && first.day == 0 && whole_number(months.first)) {
      first = {.month = second.month, .season = 0, .day = first.month};
    }
  }
  const Pair days = split_range(day);
  if (!day.empty()) {
    if (!read_day(days.first, first.day)) return false;
    if (days.split && !read_day(days.second, second.day)) return false;
  }
  const bool two = months.split || days.split;
  if (two && !date.range) {
    date.range = true;
    date.to = date.from;
  }
  if (second.month == 0 && second.season == 0) {
    second.month = first.month;
    second.season = first.season;
  }
  put(first, date.from);
  if (date.range && date.to.has_year) put(second, date.to);
  return true;
}

/// "20XX", and "20uu" in EDTF's first draft, mean all years from 2000 to 2099.
std::optional<Date> read_unspecified_year(std::string_view text) noexcept {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view rest = text.substr(digits);
  const bool open =
      digits >= 1 && digits + rest.size() == 4 && !rest.empty() &&
      (rest.find_first_not_of('X') == std::string_view::npos || rest.find_first_not_of('u') == std::string_view::npos);
  if (!open) return std::nullopt;
  std::int32_t span = 1;
  for (std::size_t i = 0; i < rest.size(); ++i) span *= 10;
  const std::int32_t first = *whole_number(text.substr(0, digits)) * span;
  return Date{
      .from = {.year = first, .has_year = true}, .to = {.year = first + span - 1, .has_year = true}, .range = true};
}

/// Converts EDTF's first draft (biblatex up to version 3.5): "1998/unknown", "1999/open", "y-17000", "1723?~".
std::string_view in_present_edtf(std::string_view text, std::string& buffer) {
  for (const std::string_view word : {"unknown", "open"}) {
    const bool ends = text.size() > word.size() && text.ends_with(word) && text[text.size() - word.size() - 1] == '/';
    if (ends) text.remove_suffix(word.size());
  }
  const bool both_marks = text.ends_with("?~");
  if (!text.starts_with('y') && !both_marks) return text;
  buffer = text;
  if (buffer.starts_with('y')) buffer[0] = 'Y';
  if (both_marks) buffer.replace(buffer.size() - 2, 2, "%");
  return buffer;
}

}  // namespace

ReadDate read_date_field(std::string_view plain) {
  plain = trim_blanks(plain);
  std::string buffer;
  if (const auto date = parse_edtf(in_present_edtf(plain, buffer))) return {*date};
  if (const auto written = parse_written_date(plain); written && written->has_year()) return {written->date};
  if (const auto years = read_unspecified_year(plain)) return {*years};
  Date date;
  if (read_year(plain, date)) return {date};
  return {{.literal = plain}, false};
}

ReadDate read_year_month_day(std::string_view year, std::string_view month, std::string_view day) {
  year = trim_blanks(year);
  Date date;
  if (!read_year(year, date)) return read_date_field(year);
  if (date.from.month != 0 && trim_blanks(month).empty()) return {date, trim_blanks(day).empty()};
  const bool understood = date.from.has_year && read_within(trim_blanks(month), trim_blanks(day), date);
  return {date, understood || (month.empty() && day.empty())};
}

}  // namespace opcit::bibtex
