#include "profile/head.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/dates/date.h"
#include "profile/header.h"
#include "profile/statistics.h"

namespace opcit::profile {
namespace {

/// "code|date|badges", after "!" if the line can also be something else than a head; "-" if it is not a head.
std::string shown(std::string_view line) {
  const auto head = parse_head(line);
  if (!head) return "-";
  std::string date = "none";
  if (head->date && !head->date->valid) date = fmt::format("bad {}", head->date->written);
  if (head->date && head->date->valid) {
    DatePoint point = head->date->point;
    const bool has_year = point.has_year;
    point.has_year = true;
    date = to_edtf(point);
    if (!has_year) date = fmt::format("any{}", date.substr(4));
  }
  std::string badges;
  for (const BadgeWord& word : split_badges(head->badges))
    badges += fmt::format("{}{}", badges.empty() ? "" : "+", word.name);
  return fmt::format("{}{}|{}|{}", head->weak ? "!" : "", head->code, date, badges);
}

struct HeadCase {
  std::string_view line;
  std::string_view expected;
};

TEST(ProfileHead, IsTakenApart) {
  const HeadCase cases[] = {
      {"CLMay 12, 2025Code", "CL|2025-05-12|code"},
      {"AO-PHSep 4, 2025", "AO-PH|2025-09-04|"},
      {"AIJan 15", "AI|any-01-15|"},
      {"AIJan 15Code", "AI|any-01-15|code"},
      {"LGSep 20, 2024CodeData", "LG|2024-09-20|code+data"},
      {"LGSep 20, 2024 PDFCode, Project Page", "LG|2024-09-20|pdf+code+projectpage"},
      {"astro-ph.COJan 3, 2020", "astro-ph.CO|2020-01-03|"},
      {"cs.LG Jan 3, 2020", "cs.LG|2020-01-03|"},
      {"AO-PH\xC2\xA0Sep\xC2\xA0\x34, 2025", "AO-PH|2025-09-04|"},
      {"lgsep 20, 2024", "lg|2024-09-20|"},
      {"LGSEPTEMBER 20, 2024", "LG|2024-09-20|"},
      {"LGSept. 20th 2024", "LG|2024-09-20|"},
      {"LGSep 2024", "LG|2024-09|"},
      {"LG2024-09-20Code", "LG|2024-09-20|code"},
      {"LG 20 Sep 2024", "LG|2024-09-20|"},
      {"LG20 Sep 2024Data", "LG|2024-09-20|data"},
      {"LG2024/9/20", "LG|2024-09-20|"},
      {"LGFeb 29", "LG|any-02-29|"},
      {"MAMar 4, 2021", "MA|2021-03-04|"},
      {"XQSep 20, 2024", "XQ|2024-09-20|"},
      {"LGFeb 30, 2024", "LG|bad Feb 30, 2024|"},
      {"LGFeb 29, 2023Code", "LG|bad Feb 29, 2023|code"},
      {"LG2024-13-01", "LG|bad 2024-13-01|"},
      {"LGMai 3, 2024", "LG|2024-05-03|"},
      {"LGSep 20, 2024Best Paper Award", "LG|2024-09-20|bestpaperaward"},
      // These depend on the lines around them.
      {"May 12, 2025", "!|2025-05-12|"},
      {"LG", "!LG|none|"},
      {"LGCode", "!LG|none|code"},
      {"at May 12, 2025", "!at|2025-05-12|"},
      {"NASA May 12, 2025", "!NASA|2025-05-12|"},
  };
  for (const HeadCase& row : cases) EXPECT_EQ(shown(row.line), row.expected) << row.line;
}

TEST(ProfileHead, OtherLinesAreNone) {
  for (const std::string_view line :
       {"", "A", "32 Papers", "h-index27", "AI Score55", "Novelty50%", "Aman Gupta", "May 12", "Maybe 3, 2024",
        "In May 12, 2025 we met", "LGSep 20, 2024 and what we learned from it.", "LGSep", "LGSep 123, 2024",
        "Attention Is All You Need", "2024-09-20T10:00", "Code", "MLOps", "https://x.org/LGSep 20, 2024"}) {
    EXPECT_EQ(shown(line), "-") << line;
  }
}

TEST(ProfileDates, YearIsTheLatestNotAfterTheDayOfTheCopy) {
  struct {
    int month, day;
    std::string_view as_of;
    int year;
  } const cases[] = {
      {1, 15, "2026-02-01", 2026},  {1, 15, "2026-01-15", 2026}, {1, 15, "2026-01-14", 2025},
      {12, 31, "2026-01-01", 2025}, {2, 29, "2026-02-01", 2024}, {2, 29, "2024-02-29", 2024},
      {2, 29, "2024-02-28", 2020},  {2, 29, "1903-03-01", 1896},
  };
  for (const auto& row : cases) {
    const DatePoint day{0, static_cast<std::uint8_t>(row.month), static_cast<std::uint8_t>(row.day), 0, false};
    EXPECT_EQ(infer_year(day, *parse_iso_day(row.as_of)), row.year) << row.as_of;
  }
}

TEST(ProfileStatistics, LabelAndNumberStandInEitherOrder) {
  struct {
    std::string_view line, label, value;
  } const cases[] = {
      {"h-index27", "h-index", "27"},
      {"h-index: 27", "h-index", "27"},
      {"32papers", "papers", "32"},
      {"32 Papers", "Papers", "32"},
      {"AI Score55", "AI Score", "55"},
      {"Novelty50%", "Novelty", "50%"},
      {"1,234 citations", "citations", "1,234"},
      {"1.2kcitations", "citations", "1.2k"},
      {"i10-index19", "i10-index", "19"},
      {"5kids", "kids", "5"},
      {"citations 3.5K", "citations", "3.5K"},
  };
  for (const auto& row : cases) {
    const auto statistic = parse_statistic(row.line);
    ASSERT_TRUE(statistic) << row.line;
    EXPECT_EQ(statistic->label, row.label);
    EXPECT_EQ(statistic->value, row.value);
  }
  for (const std::string_view line : {"", "27", "h-index", "a1", "We saw 32 papers; then 5", "Seen by 12 people"}) {
    EXPECT_FALSE(parse_statistic(line)) << line;
  }
}

TEST(ProfileStatistics, ExactValuesAreCounts) {
  EXPECT_EQ(exact_value("32"), 32U);
  EXPECT_EQ(exact_value("1,234,567"), 1234567U);
  EXPECT_EQ(exact_value("1.234"), 1234U);
  for (const std::string_view value : {"1.2k", "50%", "", "12,34", ",123", "99999999999999999999"}) {
    EXPECT_FALSE(exact_value(value)) << value;
  }
}

}  // namespace
}  // namespace opcit::profile
