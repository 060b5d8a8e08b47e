/// Dates as text: EDTF (ISO 8601-2:2019, levels 0 and 1), as biblatex's date field and reports have them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "opcit/date.h"

namespace opcit {

/// "2024-09-20", "2024-21" (spring), "2020/2021-03", "2020/..", "1990~"; the literal when the date has no year.
std::string to_edtf(const Date& date);
/// The same for one end; empty when it has no year.
std::string to_edtf(const DatePoint& point);

/// 1 to 12 for an English month name, whole or its first three letters or "sept", in any case; with or without a dot.
std::optional<std::uint8_t> month_from_name(std::string_view name) noexcept;
/// "jan" .. "dec"; month in 1 .. 12.
std::string_view month_macro(std::uint8_t month) noexcept;
bool is_leap_year(std::int32_t year) noexcept;
/// 28 to 31; month in 1 .. 12.
std::uint8_t days_in_month(std::int32_t year, std::uint8_t month) noexcept;
/// "2024-09-20" exactly, and a day that the calendar has.
std::optional<DatePoint> parse_iso_day(std::string_view text) noexcept;

}  // namespace opcit
