/// @file
/// Dates as bibliographies write them: any precision, ranges, seasons, and the words that no calendar understands.
#pragma once

#include <cstdint>
#include <string_view>

namespace opcit {

/// One end of a date, in the proleptic Gregorian calendar. Years count astronomically as in EDTF (ISO 8601-2): 0 is 1
/// BCE.
struct DatePoint {
  std::int32_t year = 0;    ///< Counts only with `has_year`.
  std::uint8_t month = 0;   ///< 1 to 12; 0 when unknown.
  std::uint8_t day = 0;     ///< 1 to 31; 0 when unknown; only with a month.
  std::uint8_t season = 0;  ///< 1 spring to 4 winter, in place of a month.
  bool has_year = false;    ///< Without a year nothing else is set.

  /// In all members.
  bool operator==(const DatePoint&) const = default;
};

/// A point in time, a range, or words.
struct Date {
  DatePoint from = {};  ///< The date, or the start of a range.
  DatePoint to = {};    ///< The end of a range; no year when there is none.
  bool range =
      false;  ///< With `to.has_year` false: a range with an open end; with `from.has_year` false: an open start.
  bool circa = false;          ///< EDTF "~".
  bool uncertain = false;      ///< EDTF "?".
  bool year_inferred = false;  ///< The source gives no year; the reader's option decided it.
  /// As written, when it does not parse ("forthcoming", "n.d."); then `from.has_year` is false.
  std::string_view literal = {};

  /// Says nothing at all.
  bool empty() const noexcept { return !from.has_year && !to.has_year && literal.empty(); }
};

}  // namespace opcit
