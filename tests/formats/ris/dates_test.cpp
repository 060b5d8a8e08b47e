#include "ris/dates.h"

#include <gtest/gtest.h>

#include <array>

#include "model/dates/date.h"

namespace opcit::ris {
namespace {

void expect_read_back(const Date& date) {
  const IssuedLines written = issued_lines(date);
  EXPECT_TRUE(written.exact) << written.full;
  std::array<DateLine, 2> lines = {DateLine{"PY", written.year}, DateLine{"DA", written.full}};
  const Date read = choose_date(std::span(lines).first(written.full.empty() ? 1 : 2)).date;
  EXPECT_EQ(read.from, date.from) << written.year << " " << written.full;
  EXPECT_FALSE(read.range || read.circa || read.uncertain || !read.literal.empty()) << written.full;
}

// The writer treats plain dates as exact without reading them.
TEST(RisDates, PlainDatesAreReadBack) {
  for (const std::int32_t year : {1000, 1582, 1899, 1900, 1999, 2000, 2023, 2024, 9999}) {
    for (std::uint8_t month = 0; month <= 12; ++month) {
      const int days = month == 0 ? 0 : days_in_month(year, month);
      for (int day = 0; day <= days; ++day) {
        expect_read_back(
            {.from = {.year = year, .month = month, .day = static_cast<std::uint8_t>(day), .has_year = true}});
      }
    }
  }
  for (std::int32_t year = 1000; year <= 9999; ++year) expect_read_back({.from = {.year = year, .has_year = true}});
}

TEST(RisDates, OthersAreReadToSee) {
  EXPECT_FALSE(issued_lines({.from = {.year = 2023, .month = 2, .day = 29, .has_year = true}}).exact);
  EXPECT_EQ(issued_lines({.from = {.year = 2023, .month = 2, .has_year = true}}).full, "2023/02//");
}

}  // namespace
}  // namespace opcit::ris
