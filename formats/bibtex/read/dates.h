/// Reads the dates of entries: EDTF in biblatex's fields, and year, month and day as people write them.
/// record_reader.h calls it; model/dates has the readers of EDTF and of other forms.
#pragma once

#include <string_view>

#include "opcit/arena.h"
#include "opcit/date.h"

namespace opcit::bibtex {

/// The decoded value of a date field. If `parsed` is false, the date was invalid and became the literal.
struct ReadDate {
  Date date;
  bool parsed = true;
};

ReadDate read_date_field(std::string_view plain);

/// Reads year = {c. 1990}, {1990?}, {2020--2021}, {-0043}; month = {January}, {Jan.--Feb.}, {1~January}, {Spring}, {3};
/// day = {20}, {3--9}. The arguments are decoded; month and day may be empty.
ReadDate read_year_month_day(std::string_view year, std::string_view month, std::string_view day);

}  // namespace opcit::bibtex
