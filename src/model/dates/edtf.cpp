#include "model/dates/edtf.h"

#include <charconv>
#include <cstddef>
#include <cstdint>

#include "base/ascii.h"
#include "model/dates/date.h"

namespace opcit {
namespace {

std::optional<int> whole_number(std::string_view text) noexcept {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && !text.empty() ? std::optional<int>(value) : std::nullopt;
}

/// Removes "-NN" from the front and returns the number; -1 if there is no such number.
int take_two_digits(std::string_view& text) noexcept {
  if (text.size() < 3 || text[0] != '-' || !ascii::is_digit(text[1]) || !ascii::is_digit(text[2])) return -1;
  const int value = (text[1] - '0') * 10 + (text[2] - '0');
  text.remove_prefix(3);
  return value;
}

bool take_year(std::string_view& text, DatePoint& point) noexcept {
  const bool many = text.starts_with('Y');
  if (many) text.remove_prefix(1);
  std::size_t end = text.starts_with('-') ? 1 : 0;
  const std::size_t first = end;
  while (end < text.size() && ascii::is_digit(text[end])) ++end;
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

/// Parses one end of an interval; its marks are stored in `date`.
bool parse_end(std::string_view text, DatePoint& point, Date& date) noexcept {
  if (text.empty() || text == "..") return true;
  const char mark = text.back();
  if (mark == '~' || mark == '?' || mark == '%') {
    date.circa |= mark != '?';
    date.uncertain |= mark != '~';
    text.remove_suffix(1);
  }
  if (!take_year(text, point)) return false;
  if (text.empty() || text == "-XX" || text == "-XX-XX" || text == "-uu" || text == "-uu-uu") return true;
  if (!set_month(point, take_two_digits(text))) return false;
  if (text.empty() || text == "-XX" || text == "-uu") return true;
  if (!set_day(point, take_two_digits(text))) return false;
  return text.empty() || (text.front() == 'T' && text.size() > 1 && ascii::is_digit(text[1]));
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

}  // namespace opcit
