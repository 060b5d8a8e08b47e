#include "model/edtf.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>

#include "model/dates.h"

namespace opcit {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<int> whole_number(std::string_view text) noexcept {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && !text.empty() ? std::optional<int>(value) : std::nullopt;
}

/// Takes "-NN" off the front; -1 when it does not stand there.
int take_two_digits(std::string_view& text) noexcept {
  if (text.size() < 3 || text[0] != '-' || !is_digit(text[1]) || !is_digit(text[2])) return -1;
  const int value = (text[1] - '0') * 10 + (text[2] - '0');
  text.remove_prefix(3);
  return value;
}

bool take_year(std::string_view& text, DatePoint& point) noexcept {
  const bool many = text.starts_with('Y');
  if (many) text.remove_prefix(1);
  std::size_t end = text.starts_with('-') ? 1 : 0;
  const std::size_t first = end;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (many ? end - first < 5 : end - first != 4) return false;
  const std::optional<int> year = whole_number(text.substr(0, end));
  if (!year) return false;
  point.year = *year;
  point.has_year = true;
  text.remove_prefix(end);
  return true;
}

bool set_month(DatePoint& point, int month) noexcept {
  if (month >= 21 && month <= 24) {
    point.season = static_cast<std::uint8_t>(month - 20);
    return true;
  }
  if (month < 1 || month > 12) return false;
  point.month = static_cast<std::uint8_t>(month);
  return true;
}

bool set_day(DatePoint& point, int day) noexcept {
  if (point.month == 0 || day < 1 || day > days_in_month(point.year, point.month)) return false;
  point.day = static_cast<std::uint8_t>(day);
  return true;
}

/// One end of an interval, its marks taken off into `date`.
bool parse_end(std::string_view text, DatePoint& point, Date& date) noexcept {
  if (text.empty() || text == "..") return true;
  const char mark = text.back();
  if (mark == '~' || mark == '?' || mark == '%') {
    date.circa |= mark != '?';
    date.uncertain |= mark != '~';
    text.remove_suffix(1);
  }
  if (!take_year(text, point)) return false;
  if (text.empty()) return true;
  if (!set_month(point, take_two_digits(text))) return false;
  if (text.empty()) return true;
  if (!set_day(point, take_two_digits(text))) return false;
  return text.empty() || (text.front() == 'T' && text.size() > 1 && is_digit(text[1]));
}

struct Words {
  std::array<std::string_view, 3> word;
  std::size_t count = 0;
};

/// The runs of letters or digits; nullopt when there are more than three or anything but blanks and , . / - between.
std::optional<Words> split(std::string_view text) noexcept {
  Words words;
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == ' ' || c == ',' || c == '.' || c == '/' || c == '-') {
      ++at;
      continue;
    }
    std::size_t end = at;
    const auto same = is_digit(c) ? is_digit : is_letter;
    while (end < text.size() && same(text[end])) ++end;
    if (end == at || words.count == words.word.size()) return std::nullopt;
    words.word[words.count++] = text.substr(at, end - at);
    at = end;
  }
  return words;
}

bool is_year(std::string_view word) noexcept { return word.size() == 4 && is_digit(word[0]); }

/// Year, month, day as words; an empty one was not given.
struct Parts {
  std::string_view year, month, day;
};

std::optional<Parts> arrange(const Words& words) noexcept {
  const auto& [first, second, third] = words.word;
  if (words.count == 1) return Parts{first, {}, {}};
  if (is_year(first)) return Parts{first, second, third};
  if (words.count == 2) return Parts{second, first, {}};
  if (is_letter(first[0])) return Parts{third, first, second};
  if (is_letter(second[0])) return Parts{third, second, first};
  return std::nullopt;  // 01/02/2013: February or January?
}

}  // namespace

std::optional<Date> parse_edtf(std::string_view text) noexcept {
  Date date;
  const std::size_t slash = text.find('/');
  date.range = slash != std::string_view::npos;
  if (!parse_end(text.substr(0, slash), date.from, date)) return std::nullopt;
  if (date.range && !parse_end(text.substr(slash + 1), date.to, date)) return std::nullopt;
  return date.empty() ? std::nullopt : std::optional<Date>(date);
}

std::optional<Date> parse_written_date(std::string_view text) noexcept {
  const std::optional<Words> words = split(text);
  if (!words || words->count == 0) return std::nullopt;
  const std::optional<Parts> parts = arrange(*words);
  if (!parts || !is_year(parts->year)) return std::nullopt;
  Date date;
  date.from.year = whole_number(parts->year).value_or(0);
  date.from.has_year = true;
  if (parts->month.empty()) return date;
  const std::optional<std::uint8_t> named = month_from_name(parts->month);
  const int month = named ? *named : whole_number(parts->month).value_or(0);
  if (month > 12 || !set_month(date.from, month)) return std::nullopt;
  if (!parts->day.empty() && !set_day(date.from, whole_number(parts->day).value_or(0))) return std::nullopt;
  return date;
}

}  // namespace opcit
