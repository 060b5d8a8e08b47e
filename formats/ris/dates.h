/// Dates as RIS has them: PY a year, the others "YYYY/MM/DD/other".
#pragma once

#include <string>

#include "opcit/date.h"

namespace opcit::ris {

/// For PY: the year, or the literal. False when the date has something that neither PY nor DA can say (an open end).
bool append_year(const Date& date, std::string& out);
/// Whether the date says more than its year.
bool needs_full_date(const Date& date) noexcept;
/// "2024/09/20/"; seasons, doubts and the end of a range go to the part that the specification calls "other info":
/// "1998///Spring", "2019/09//to 2019-10".
void append_date(const Date& date, std::string& out);

}  // namespace opcit::ris
