#include "model/dates/date.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace opcit {
namespace {

TEST(Edtf, SpellsEveryPrecision) {
  EXPECT_EQ(to_edtf(test::day(2024)), "2024");
  EXPECT_EQ(to_edtf(test::day(2024, 9)), "2024-09");
  EXPECT_EQ(to_edtf(test::day(2024, 9, 2)), "2024-09-02");
  EXPECT_EQ(to_edtf(test::day(-43)), "-0043");
  EXPECT_EQ(to_edtf(test::day(12024)), "Y12024");
  Date date = test::day(2024);
  date.from.season = 1;
  EXPECT_EQ(to_edtf(date), "2024-21");
  date.circa = true;
  EXPECT_EQ(to_edtf(date), "2024-21~");
}

TEST(Edtf, SpellsRangesAndTheirOpenEnds) {
  Date date = test::day(2020);
  date.range = true;
  EXPECT_EQ(to_edtf(date), "2020/..");
  date.to = test::day(2021, 3).from;
  EXPECT_EQ(to_edtf(date), "2020/2021-03");
  date.from = {};
  EXPECT_EQ(to_edtf(date), "../2021-03");
  Date literal;
  literal.literal = "forthcoming";
  EXPECT_EQ(to_edtf(literal), "forthcoming");
}

TEST(Month, IsKnownByItsName) {
  EXPECT_EQ(month_from_name("Sep"), 9);
  EXPECT_EQ(month_from_name("sept."), 9);
  EXPECT_EQ(month_from_name("DECEMBER"), 12);
  EXPECT_FALSE(month_from_name("Se").has_value());
  EXPECT_FALSE(month_from_name("").has_value());
  EXPECT_EQ(month_macro(5), "may");
}

TEST(IsoDay, IsADayOfTheCalendar) {
  EXPECT_EQ(parse_iso_day("2024-02-29"), (DatePoint{2024, 2, 29, 0, true}));
  for (const std::string_view text :
       {"2023-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "2024-1-1", "2024/01/01", "", "20240101"}) {
    EXPECT_FALSE(parse_iso_day(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace opcit
