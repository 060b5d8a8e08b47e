/// Dates as day, month and year: what BibTeX's styles read. EDTF is model/dates.h's.
#pragma once

#include "bibtex/write/entry_writer.h"
#include "opcit/date.h"

namespace opcit::bibtex {

/// Writes day, month (a macro) and year, in this order, so that the macro never stands last (ORCID refuses a file whose
/// last value is bare). Returns false when the three cannot hold all of the date: then what they hold is written.
bool write_day_month_year(const Date& date, EntryWriter& writer);

}  // namespace opcit::bibtex
