#include "model/dates/written.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "base/trim.h"
#include "model/dates/date.h"

namespace opcit {
namespace {

constexpr std::size_t longest = 64;  // words and numbers; no date has more than seven

enum class TokenKind : std::uint8_t { number, word, dash, mark };

struct Token {
  TokenKind kind;
  std::string_view text;
};

std::optional<int> number_of(std::string_view digits) noexcept {
  if (digits.empty() || digits.size() > 8 || !std::ranges::all_of(digits, ascii::is_digit)) return std::nullopt;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::optional<std::uint8_t> season_from_name(std::string_view name) noexcept {
  struct Row {
    std::string_view name;
    std::uint8_t season;
  };
  constexpr std::array<Row, 5> rows = {{{"spring", 1}, {"summer", 2}, {"autumn", 3}, {"fall", 3}, {"winter", 4}}};
  const auto* row = std::ranges::find_if(rows, [&](const Row& each) { return ascii::equals_lower(name, each.name); });
  return row == rows.end() ? std::nullopt : std::optional(row->season);
}

bool means_circa(std::string_view word) noexcept {
  return ascii::equals_lower(word, "c") || ascii::equals_lower(word, "ca") || ascii::equals_lower(word, "circa");
}
bool means_to(std::string_view word) noexcept {
  return ascii::equals_lower(word, "to") || ascii::equals_lower(word, "until");
}
bool says_nothing(std::string_view word) noexcept {
  constexpr std::array<std::string_view, 5> words = {"st", "nd", "rd", "th", "of"};
  return std::ranges::any_of(words, [&](std::string_view each) { return ascii::equals_lower(word, each); });
}

/// Splits into words, numbers and dashes. Commas, dots, brackets and © are ignored; nullopt for any other character.
std::optional<std::array<Token, longest>> tokens_of(std::string_view text, std::size_t& count) noexcept {
  constexpr std::array<std::string_view, 3> dashes = {"–", "—", "-"};
  std::array<Token, longest> tokens = {};
  count = 0;
  while (!text.empty()) {
    std::size_t length = 1;
    std::optional<TokenKind> kind;
    if (ascii::is_digit(text[0]) || ascii::is_letter(text[0])) {
      kind = ascii::is_digit(text[0]) ? TokenKind::number : TokenKind::word;
      const auto same = ascii::is_digit(text[0]) ? ascii::is_digit : ascii::is_letter;
      length = static_cast<std::size_t>(std::ranges::find_if_not(text, same) - text.begin());
      // Library catalogues write "c2001" for a copyright date; "c. 1850" and "c 1850" mean circa.
      if (ascii::to_lower(text[0]) == 'c' && length == 1 && text.size() > 1 && ascii::is_digit(text[1])) kind.reset();
    } else if (const auto* dash = std::ranges::find_if(dashes, [&](std::string_view d) { return text.starts_with(d); });
               dash != dashes.end()) {
      kind = TokenKind::dash;
      length = dash->size();
    } else if (text[0] == '/') {
      kind = TokenKind::dash;
    } else if (text[0] == '?') {
      kind = TokenKind::mark;
    } else if (text.starts_with("©")) {
      length = std::string_view("©").size();
    } else if (std::string_view(" \t,.;[]()'\r\n").find(text[0]) == std::string_view::npos) {
      return std::nullopt;
    }
    if (kind && count == longest) return std::nullopt;
    if (kind) tokens[count++] = {*kind, text.substr(0, length)};
    text.remove_prefix(length);
  }
  return tokens;
}

/// One end of a date during parsing; parts may still be missing.
struct Part {
  DatePoint point;
  std::optional<int> loose;  ///< A number of one or two digits: a day, or the last digits of a year.
  bool empty = true;
};

bool take_number(Part& part, std::string_view digits) noexcept {
  const auto value = number_of(digits);
  if (!value) return false;
  part.empty = false;
  if (digits.size() >= 3 && digits.size() <= 4) {
    if (part.point.has_year) return false;
    part.point.has_year = true;
    part.point.year = *value;
    return true;
  }
  if (digits.size() > 2 || part.loose) return false;
  part.loose = value;
  return true;
}

bool take_word(Part& part, Date& date, std::string_view word) noexcept {
  if (means_circa(word)) return date.circa = true;
  if (says_nothing(word)) return true;
  part.empty = false;
  if (const auto month = month_from_name(word)) {
    const bool first = part.point.month == 0 && part.point.season == 0;
    part.point.month = *month;
    return first;
  }
  if (const auto season = season_from_name(word)) {
    const bool first = part.point.month == 0 && part.point.season == 0;
    part.point.season = *season;
    return first;
  }
  return false;
}

bool settle_day(DatePoint& point, std::optional<int> loose) noexcept {
  if (!loose) return true;
  const std::int32_t year = point.has_year ? point.year : 2000;  // a leap year, so that 29 February is valid
  if (point.month == 0 || *loose < 1 || *loose > days_in_month(year, point.month)) return false;
  point.day = static_cast<std::uint8_t>(*loose);
  return true;
}

/// "Sep-Oct 2019", "2019 Sep-Oct", "12-14 Sep 2019", "2019-20": each end completes the other one.
bool settle_range(Part& from, Part& to) noexcept {
  const bool years_only = from.point.month == 0 && from.point.season == 0 && !from.loose && from.point.has_year;
  if (years_only && to.loose && to.point.month == 0 && !to.point.has_year) {
    to.point.year = from.point.year - from.point.year % 100 + *to.loose;
    to.point.has_year = true;
    to.loose.reset();
    return to.point.year > from.point.year;
  }
  const auto lend_year = [](DatePoint& receiver, const DatePoint& giver) {
    if (receiver.has_year || !giver.has_year) return;
    receiver.has_year = true;
    receiver.year = giver.year;
  };
  lend_year(from.point, to.point);
  lend_year(to.point, from.point);
  if (from.loose && from.point.month == 0) from.point.month = to.point.month;
  if (to.loose && to.point.month == 0) to.point.month = from.point.month;
  return settle_day(from.point, from.loose) && settle_day(to.point, to.loose);
}

bool read_part(std::span<const Token> tokens, Part& part, Date& date) noexcept {
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::mark) {
      date.uncertain = true;
    } else if (token.kind == TokenKind::number ? !take_number(part, token.text) : !take_word(part, date, token.text)) {
      return false;
    }
  }
  return true;
}

bool is_separator(const Token& token) noexcept {
  return token.kind == TokenKind::dash || (token.kind == TokenKind::word && means_to(token.text));
}

std::optional<Date> parse_words(std::string_view text) noexcept {
  std::size_t count = 0;
  const auto tokens = tokens_of(text, count);
  if (!tokens || count == 0) return std::nullopt;
  const auto first = tokens->begin();
  const auto last = first + static_cast<std::ptrdiff_t>(count);
  const auto separators = std::count_if(first, last, is_separator);
  Date date;
  Part from;
  if (separators == 0 || separators == 2) {  // two: "20-Sep-2019"
    std::array<Token, longest> kept = {};
    const auto end = std::remove_copy_if(first, last, kept.begin(), is_separator);
    if (!read_part({kept.begin(), end}, from, date) || from.empty) return std::nullopt;
    if (!settle_day(from.point, from.loose)) return std::nullopt;
    date.from = from.point;
    return date;
  }
  if (separators != 1) return std::nullopt;
  const auto middle = std::find_if(first, last, is_separator);
  Part to;
  if (!read_part({first, middle}, from, date) || !read_part({middle + 1, last}, to, date)) return std::nullopt;
  if (from.empty || to.empty || !settle_range(from, to)) return std::nullopt;
  date.from = from.point;
  date.to = to.point;
  date.range = true;
  return date;
}

/// "2019", "2019-09", "2019-09-20", "2019-21" (EDTF's spring), "20190920"; years may have a sign.
std::optional<DatePoint> parse_iso(std::string_view text) noexcept {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t dash = std::min(text.find('-'), text.size());
  auto year = number_of(text.substr(0, dash));
  DatePoint point;
  point.has_year = true;
  std::string_view rest = text.substr(dash);
  std::string_view month = rest.empty() ? rest : rest.substr(1);
  std::string_view day;
  if (dash == 8 && rest.empty()) {
    year = number_of(text.substr(0, 4));
    month = text.substr(4, 2);
    day = text.substr(6, 2);
  } else if (dash < 3 || dash > 4) {
    return std::nullopt;
  } else if (const std::size_t second = month.find('-'); second != month.npos) {
    day = month.substr(second + 1);
    month = month.substr(0, second);
  }
  if (!year || month.size() > 2 || day.size() > 2 || (!rest.empty() && month.empty())) return std::nullopt;
  point.year = negative ? -*year : *year;
  const int month_number = number_of(month).value_or(0);
  if (month_number >= 21 && month_number <= 24 && day.empty()) {
    point.season = static_cast<std::uint8_t>(month_number - 20);
    return point;
  }
  if (month_number > 12 || (!month.empty() && number_of(month) == std::nullopt)) return std::nullopt;
  point.month = static_cast<std::uint8_t>(month_number);
  if (!settle_day(point, day.empty() || number_of(day) == 0 ? std::nullopt : number_of(day))) return std::nullopt;
  return point;
}

/// Interprets the part after the third slash: "Spring", "circa", "?", "to 2019-10". Returns unknown text.
std::string_view parse_other(std::string_view other, Date& date) noexcept {
  std::string_view rest = ascii::trim_markup(other);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    const std::string_view after = ascii::trim_markup(rest.substr(end));
    const auto season = season_from_name(word);
    if (means_to(word)) {
      const auto to = parse_iso(after);
      if (!to || to->year == 0) return other;
      date.to = *to;
      date.range = true;
      return {};
    }
    const bool is_time =
        word.size() > 1 && word.find(':') != word.npos && word.find_first_not_of("0123456789:.TZ+-") == word.npos;
    if (is_time) {
      // Zotero: "2016/08/30/11:53:28"
    } else if (word == "?") {
      date.uncertain = true;
    } else if (means_circa(word)) {
      date.circa = true;
    } else if (season && date.from.month == 0) {
      date.from.season = *season;
    } else {
      return other;
    }
    rest = after;
  }
  return {};
}

/// In "17.01.2014", the day is first. With slashes or hyphens, only unambiguous dates are read.
std::optional<DatePoint> parse_year_last(std::string_view text) noexcept {
  const std::size_t first = text.find_first_of("./-");
  if (first == text.npos || first > 2) return std::nullopt;
  const std::size_t second = text.find(text[first], first + 1);
  if (second == text.npos || second - first > 3) return std::nullopt;
  const auto day = number_of(text.substr(0, first));
  const auto month = number_of(text.substr(first + 1, second - first - 1));
  const std::string_view year = text.substr(second + 1);
  if (!day || !month || year.size() != 4 || !number_of(year)) return std::nullopt;
  const bool month_first = text[first] != '.' && *month > 12;
  if (text[first] != '.' && *day <= 12 && *month <= 12) return std::nullopt;
  DatePoint point{.year = *number_of(year), .has_year = true};
  const int month_number = month_first ? *day : *month;
  if (month_number < 1 || month_number > 12) return std::nullopt;
  point.month = static_cast<std::uint8_t>(month_number);
  return settle_day(point, month_first ? month : day) ? std::optional(point) : std::nullopt;
}

/// RIS's "YYYY/MM/DD/other". Each part can be missing or zero; Mendeley writes month names.
std::optional<WrittenDate> parse_slashes(std::string_view text) noexcept {
  std::array<std::string_view, 3> parts = {};
  std::size_t count = 0;
  std::string_view rest = text;
  while (count < parts.size() && !rest.empty()) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    parts[count++] = ascii::trim_markup(rest.substr(0, slash));
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  WrittenDate written;
  DatePoint& from = written.date.from;
  const auto year = parse_iso(parts[0]);
  if (!year || year->month != 0) return std::nullopt;
  from = *year;
  const auto month = number_of(parts[1]);
  if (!parts[1].empty() && !month) {
    const auto named = month_from_name(parts[1]);
    const auto season = season_from_name(parts[1]);
    if (!named && !season) return std::nullopt;
    from.month = named.value_or(std::uint8_t{0});
    from.season = season.value_or(std::uint8_t{0});
  } else if (month && *month > 12) {
    return std::nullopt;  // "2005/06" is a month, "2019/20" is a pair of years
  } else {
    from.month = static_cast<std::uint8_t>(month.value_or(0));
  }
  const auto day = number_of(parts[2]);
  if (!parts[2].empty() && !day) return std::nullopt;
  if (day && *day != 0 && !settle_day(from, day)) return std::nullopt;
  written.rest = parse_other(rest, written.date);
  return written;
}

}  // namespace

std::optional<WrittenDate> parse_written_date(std::string_view text) {
  text = ascii::trim_markup(text);
  if (text.empty()) return std::nullopt;
  if (const auto point = parse_iso(text)) return WrittenDate{Date{.from = *point}, {}};
  if (const auto point = parse_year_last(text)) return WrittenDate{Date{.from = *point}, {}};
  if (text.find('/') != text.npos) {
    if (auto written = parse_slashes(text)) return written;
  }
  if (const auto date = parse_words(text)) return WrittenDate{*date, {}};
  return std::nullopt;
}

}  // namespace opcit
