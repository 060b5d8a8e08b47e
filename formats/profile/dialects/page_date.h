/// Reads dates of web pages: in English, in numbers and with month names of other languages.
/// listed_date.h reads the dates of profile pages.
#pragma once

#include <optional>
#include <string_view>

#include "opcit/date.h"

namespace opcit::profile {

/// True for exactly four digits from 1000 to 2099.
bool is_year(std::string_view text) noexcept;

/// Reads "2024", "2024-09-20", "2026/02", "15 March, 2020", "Sep 2008", "1999 Aug 7", "20. September 2024", "5 mai
/// 2021", "2024年9月20日". The whole of `text` must be the date.
std::optional<DatePoint> parse_page_date(std::string_view text) noexcept;

/// The month of a name in one of the languages of page_date.cpp; ignores case and a final dot.
std::optional<std::uint8_t> month_in_any_language(std::string_view word) noexcept;

/// "3 days ago", "vor 2 Monaten", "yesterday", counted from `as_of`, with the precision of the unit.
std::optional<DatePoint> parse_relative_date(std::string_view text, const DatePoint& as_of) noexcept;

}  // namespace opcit::profile
