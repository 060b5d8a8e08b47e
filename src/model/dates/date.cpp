#include "model/dates/date.h"
#include "base/ascii.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

namespace opcit {
namespace {

constexpr std::array<std::string_view, 12> month_names = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};

std::optional<int> digits(std::string_view text) noexcept {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

constexpr int spring_in_edtf = 21;

}  // namespace

std::string to_edtf(const DatePoint& point) {
  if (!point.has_year) return {};
  // EDTF requires at least four digits, and "Y" before a longer year (level 1, 4.4.1).
  const int size = std::abs(point.year);
  std::string out = fmt::format("{}{}{:04}", size > 9999 ? "Y" : "", point.year < 0 ? "-" : "", size);
  if (point.season != 0) return out + fmt::format("-{}", spring_in_edtf - 1 + point.season);
  if (point.month != 0) out += fmt::format("-{:02}", point.month);
  if (point.month != 0 && point.day != 0) out += fmt::format("-{:02}", point.day);
  return out;
}

std::string to_edtf(const Date& date) {
  if (!date.from.has_year && !date.to.has_year) return std::string(date.literal);
  const std::string_view mark = date.circa && date.uncertain ? "%" : date.circa ? "~" : date.uncertain ? "?" : "";
  const auto end = [&](const DatePoint& point) {
    return point.has_year ? to_edtf(point) + std::string(mark) : std::string("..");
  };
  return date.range ? end(date.from) + "/" + end(date.to) : end(date.from);
}

std::optional<std::uint8_t> month_from_name(std::string_view name) noexcept {
  if (name.ends_with('.')) name.remove_suffix(1);
  if (name.size() < 3) return std::nullopt;
  const char first = ascii::to_lower(name[0]);
  if (first == 's' && ascii::equals_lower(name, "sept")) return std::uint8_t{9};
  for (std::size_t i = 0; i < month_names.size(); ++i) {
    const std::string_view month = month_names[i];
    if (month[0] != first) continue;
    if (ascii::equals_lower(name, month) || ascii::equals_lower(name, month.substr(0, 3)))
      return static_cast<std::uint8_t>(i + 1);
  }
  return std::nullopt;
}

std::string_view month_macro(std::uint8_t month) noexcept { return month_names[month - std::size_t{1}].substr(0, 3); }

bool is_leap_year(std::int32_t year) noexcept { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

std::uint8_t days_in_month(std::int32_t year, std::uint8_t month) noexcept {
  constexpr std::array<std::uint8_t, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? std::uint8_t{29} : days[month - std::size_t{1}];
}

std::optional<DatePoint> parse_iso_day(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1) return std::nullopt;
  if (*day > days_in_month(*year, static_cast<std::uint8_t>(*month))) return std::nullopt;
  return DatePoint{*year, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day), 0, true};
}

}  // namespace opcit
