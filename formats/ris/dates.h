/// Dates as RIS has them: PY a year, the others "YYYY/MM/DD/other".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "opcit/date.h"

namespace opcit::ris {

/// For PY: the year, or the literal. False when the date has something that neither PY nor DA can say (an open end).
bool append_year(const Date& date, std::string& out);
/// Whether the date says more than its year.
bool needs_full_date(const Date& date) noexcept;
/// "2024/09/20/"; seasons, doubts and the end of a range go to the part that the specification calls "other info":
/// "1998///Spring", "2019/09//to 2019-10".
void append_date(const Date& date, std::string& out);

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

}  // namespace opcit::ris
