#include "bibtex/write/dates.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "model/dates/date.h"

namespace opcit::bibtex {
namespace {

constexpr std::array<std::string_view, 4> season_names = {"Spring", "Summer", "Autumn", "Winter"};

std::string year_of(const DatePoint& point) {
  if (!point.has_year) return {};
  return point.year < 0 ? fmt::format("-{:04}", -std::int64_t{point.year}) : fmt::format("{:04}", point.year);
}

/// A single month next to two years belongs to both.
bool same_month(const DatePoint& a, const DatePoint& b) noexcept { return a.month == b.month && a.season == b.season; }

/// Writes a year of four digits without any mark; otherwise returns false.
bool write_plain_year(const Date& date, EntryWriter& writer) {
  const std::int32_t year = date.from.year;
  if (!date.from.has_year || year < 0 || year > 9999 || date.range || date.circa || date.uncertain) return false;
  writer.open("year");
  for (std::int32_t unit = 1000; unit > 0; unit /= 10) writer.out() += static_cast<char>('0' + year / unit % 10);
  writer.close();
  return true;
}

void write_year(const Date& date, EntryWriter& writer) {
  if (write_plain_year(date, writer)) return;
  std::string year = year_of(date.from);
  const bool one_year = date.to.has_year && date.from.has_year && date.to.year == date.from.year;
  if (date.range && !one_year) year += "--" + year_of(date.to);
  if (date.circa) year = "c. " + year;
  if (date.uncertain) year += '?';
  writer.raw("year", year);
}

void write_month(const Date& date, EntryWriter& writer) {
  if (date.from.season != 0) {
    std::string season(season_names[date.from.season - std::size_t{1}]);
    if (date.range && date.to.season != 0 && !same_month(date.from, date.to)) {
      season += fmt::format("--{}", season_names[date.to.season - std::size_t{1}]);
    }
    return writer.raw("month", season);
  }
  if (date.from.month == 0) return;
  std::string month(month_macro(date.from.month));
  if (date.range && date.to.month != 0 && !same_month(date.from, date.to)) {
    month += fmt::format(" # \"--\" # {}", month_macro(date.to.month));
  }
  writer.macro("month", month);
}

void write_day(const Date& date, EntryWriter& writer) {
  if (date.from.day == 0) return;
  std::string day = std::to_string(date.from.day);
  if (date.range && date.to.day != 0) day += fmt::format("--{}", date.to.day);
  writer.raw("day", day);
}

/// The fields can represent a range if both ends have the same precision or one end is open.
bool holds(const Date& date) noexcept {
  if (!date.range) return true;
  if (!date.from.has_year || !date.to.has_year) return date.from.month == 0 && date.to.month == 0;
  const auto alike = [](int a, int b) { return (a == 0) == (b == 0); };
  return alike(date.from.month, date.to.month) && alike(date.from.day, date.to.day) &&
         alike(date.from.season, date.to.season);
}

}  // namespace

bool write_day_month_year(const Date& date, EntryWriter& writer) {
  if (!date.from.has_year && !date.to.has_year) {
    writer.text("year", date.literal);
    return true;
  }
  if (date.from.has_year) {
    write_day(date, writer);
    write_month(date, writer);
  }
  write_year(date, writer);
  return holds(date);
}

}  // namespace opcit::bibtex
