/// Dates as profile pages print them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "opcit/date.h"

namespace opcit::profile {

struct ListedDate {
  std::string_view written;  ///< The bytes that make the date.
  DatePoint point = {};      ///< has_year is false for "Jan 15".
  bool valid = true;         ///< False for a day that no calendar has ("Feb 30", "2024-13-01"): only `written` counts.
  bool relative = false;     ///< "3 days ago": `written` counts, see parse_relative_date().
};

/// The date at the front of `text`: "Sep 20, 2024", "September 20th 2024", "Sep 2024", "Jan 15", "20 Sep 2024",
/// "2024-09-20", "2024/9/20", "2024-09". nullopt when there is none.
std::optional<ListedDate> listed_date_at(std::string_view text) noexcept;

/// The year of `day` (a month and perhaps a day, no year): the latest in which it is not after `as_of`. February 29
/// counts in leap years only.
std::int32_t infer_year(const DatePoint& day, const DatePoint& as_of) noexcept;

}  // namespace opcit::profile
