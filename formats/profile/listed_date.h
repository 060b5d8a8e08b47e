/// Reads the dates of profile pages. dialects/page_date.h reads those of other sites.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "opcit/date.h"

namespace opcit::profile {

struct ListedDate {
  std::string_view written;  ///< The text of the date.
  DatePoint point = {};      ///< has_year is false for "Jan 15".
  bool valid = true;         ///< False for an invalid day ("Feb 30", "2024-13-01"); then only `written` counts.
  bool relative = false;     ///< "3 days ago": only `written` counts, see parse_relative_date().
};

/// The date at the start of `text`: "Sep 20, 2024", "September 20th 2024", "Sep 2024", "Jan 15", "20 Sep 2024",
/// "2024-09-20", "2024/9/20", "2024-09". nullopt if not found.
std::optional<ListedDate> listed_date_at(std::string_view text) noexcept;

/// The year of `day` (a month and maybe a day, without a year): the latest year in which it is not after `as_of`.
/// February 29 requires a leap year.
std::int32_t infer_year(const DatePoint& day, const DatePoint& as_of) noexcept;

}  // namespace opcit::profile
