/// Which entry type a record is written as.
#pragma once

#include "bibtex/tables/type_table.h"
#include "opcit/record.h"

namespace opcit::bibtex {

/// Extras of either format of this family.
bool is_of_family(const Extra& extra) noexcept;
/// The first such extra of this tag, nullptr when there is none.
const Extra* find_extra(const Record& record, std::string_view tag) noexcept;
/// What came from biblatex means nothing to BibTeX's styles; the other way round all is well.
bool speaks_to(const Extra& extra, Dialect dialect) noexcept;

/// The tag of the extra that holds an entry type which the writer would not choose by itself.
inline constexpr std::string_view entry_type_tag = "entrytype";

/// The type as it was read where it still fits the kind, else the table's.
EntryType choose_type(const Record& record, Dialect dialect);

}  // namespace opcit::bibtex
