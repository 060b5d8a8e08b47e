/// Dates in RIS: PY is a year, other tags have "YYYY/MM/DD/other".
/// record_reader.h and record_writer.h use them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "opcit/date.h"

namespace opcit::ris {

/// A PY, Y1 or DA line of a record.
struct DateLine {
  std::string_view tag;
  std::string_view text;
  bool said = false;  ///< Set by choose_date(): the chosen date includes this line.
};

struct ChosenDate {
  Date date;              ///< A literal if no line is a valid date; empty if no line has one ("0000", "///").
  std::size_t index = 0;  ///< The line with the chosen date.
};

/// DA has precedence over Y1 and PY, as in Zotero; among dates in one year, the most precise one has. EndNote splits a
/// date: "May 12" in DA completes the year in PY. `lines` must not be empty.
ChosenDate choose_date(std::span<DateLine> lines);

/// The values of PY (a year or a literal) and DA ("2024/09/20/"; empty if only the year is known). Seasons, uncertainty
/// and the end of a range go to the specification's "other info": "1998///Spring", "2019/09//to 2019-10". A date that
/// would be read differently (an open end) is written as it is read; both values are empty if
/// nothing remains.
struct IssuedLines {
  std::string year;
  std::string full;
  bool exact = false;  ///< True if choose_date() returns the same date, except for `year_inferred`.
};
IssuedLines issued_lines(const Date& date);

/// The value of any other date tag; nullopt if it is not a date.
std::optional<Date> read_date(std::string_view text);
/// Appends the value that read_date() reads as `date` or the closest date; returns false if they differ. Appends
/// nothing if no date remains.
bool append_date(const Date& date, std::string& out);

}  // namespace opcit::ris
