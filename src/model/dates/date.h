/// Writes dates as EDTF (ISO 8601-2:2019, levels 0 and 1), for biblatex and for reports. edtf.h and written.h read
/// dates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "opcit/date.h"

namespace opcit {

/// "2024-09-20", "2024-21" (spring), "2020/2021-03", "2020/..", "1990~"; the literal if the date has no year.
std::string to_edtf(const Date& date);
/// The same for one end of a range; empty if it has no year.
std::string to_edtf(const DatePoint& point);

/// 1 to 12 for an English month name: the full name, its first three letters, or "sept", in any case, optionally with
/// a dot.
std::optional<std::uint8_t> month_from_name(std::string_view name) noexcept;
/// "jan" .. "dec" for a month in 1 .. 12.
std::string_view month_macro(std::uint8_t month) noexcept;
bool is_leap_year(std::int32_t year) noexcept;
/// 28 to 31, for a month in 1 .. 12.
std::uint8_t days_in_month(std::int32_t year, std::uint8_t month) noexcept;
/// Accepts only an existing day in the form "2024-09-20".
std::optional<DatePoint> parse_iso_day(std::string_view text) noexcept;

}  // namespace opcit
