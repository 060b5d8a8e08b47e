/// Dates as day, month and year, which BibTeX's styles read. model/dates.h writes EDTF.
#pragma once

#include "bibtex/write/entry_writer.h"
#include "opcit/date.h"

namespace opcit::bibtex {

/// Writes day, month (a macro) and year, in this order, so that the macro is never the last value (ORCID rejects a file
/// whose last value is bare). Returns false if the three fields cannot represent the whole date.
bool write_day_month_year(const Date& date, EntryWriter& writer);

}  // namespace opcit::bibtex
