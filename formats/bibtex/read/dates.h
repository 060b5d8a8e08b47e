/// Dates of entries: EDTF in biblatex's fields, and year, month and day as people fill them in.
#pragma once

#include <string_view>

#include "opcit/arena.h"
#include "opcit/date.h"

namespace opcit::bibtex {

/// The value of a date field, decoded; `parsed` is false when it is no date and became the literal.
struct ReadDate {
  Date date;
  bool parsed = true;
};

ReadDate read_date_field(std::string_view plain);

/// year = {c. 1990}, {1990?}, {2020--2021}, {-0043}; month = {January}, {Jan.--Feb.}, {1~January}, {Spring}, {3};
/// day = {20}, {3--9}. All decoded; month and day may be empty.
ReadDate read_year_month_day(std::string_view year, std::string_view month, std::string_view day);

}  // namespace opcit::bibtex
