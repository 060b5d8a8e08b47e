/// Dates as RIS has them: PY a year, the others "YYYY/MM/DD/other".
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
  bool said = false;  ///< Set by choose_date(): the chosen date says all that this line does.
};

struct ChosenDate {
  Date date;              ///< A literal when no line is a date; empty when none says anything ("0000", "///").
  std::size_t index = 0;  ///< The line that it comes from.
};

/// DA counts before Y1 and PY, as in Zotero; of several dates in one year the most exact one is taken. EndNote splits a
/// date: "May 12" in DA completes the year in PY. `lines` must not be empty.
ChosenDate choose_date(std::span<DateLine> lines);

/// The values of PY, a year or a literal, and of DA, "2024/09/20/", which is empty when the date says no more than its
/// year. Seasons, doubts and the end of a range go to the part that the specification calls "other info":
/// "1998///Spring", "2019/09//to 2019-10". What is not read back as it is (an open end) is written as it is read back;
/// both are empty when nothing is.
struct IssuedLines {
  std::string year;
  std::string full;
  bool exact = false;  ///< Whether choose_date() gives the same date, `year_inferred` aside.
};
IssuedLines issued_lines(const Date& date);

/// The value of any other tag of a date; nullopt when it is none.
std::optional<Date> read_date(std::string_view text);
/// Appends the value that read_date() reads as `date`, or as what comes nearest; false when it is not the same. Nothing
/// is appended when no date is left.
bool append_date(const Date& date, std::string& out);

}  // namespace opcit::ris
