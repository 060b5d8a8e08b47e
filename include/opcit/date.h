/// @file
/// Dates as bibliographies contain them: any precision, ranges, seasons, and text that is not a date.
#pragma once

#include <cstdint>
#include <string_view>

namespace opcit {

/// One end of a date, in the proleptic Gregorian calendar. Years are astronomical as in EDTF (ISO 8601-2): 0 is 1
/// BCE.
struct DatePoint {
  std::int32_t year = 0;    ///< Valid only with `has_year`.
  std::uint8_t month = 0;   ///< 1 to 12; 0 when unknown.
  std::uint8_t day = 0;     ///< 1 to 31; 0 when unknown; only with a month.
  std::uint8_t season = 0;  ///< 1 spring to 4 winter, instead of a month.
  bool has_year = false;    ///< If false, no other member is set.

  /// Compares all members.
  bool operator==(const DatePoint&) const = default;
};

/// A point in time, a range, or words.
struct Date {
  DatePoint from = {};  ///< The date, or the start of a range.
  DatePoint to = {};    ///< The end of a range; without a year if this is not a range.
  bool range =
      false;  ///< With `to.has_year` false: a range with an open end; with `from.has_year` false: an open start.
  bool circa = false;          ///< EDTF "~".
  bool uncertain = false;      ///< EDTF "?".
  bool year_inferred = false;  ///< The source has no year; an option of the reader determined it.
  /// As written, if it cannot be parsed ("forthcoming", "n.d."); then `from.has_year` is false.
  std::string_view literal = {};

  /// True if the date holds no information.
  bool empty() const noexcept { return !from.has_year && !to.has_year && literal.empty(); }
};

}  // namespace opcit
