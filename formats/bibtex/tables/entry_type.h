/// Chooses the entry type for a record. type_table.h has the types.
#pragma once

#include "bibtex/tables/type_table.h"
#include "opcit/record.h"

namespace opcit::bibtex {

/// True for extras of the formats bibtex and biblatex.
bool is_of_family(const Extra& extra) noexcept;
/// The first such extra with this tag; nullptr if not found.
const Extra* find_extra(const Record& record, std::string_view tag) noexcept;
/// BibTeX's styles do not know biblatex's fields; biblatex knows those of BibTeX.
bool speaks_to(const Extra& extra, Dialect dialect) noexcept;

/// The tag of the extra that keeps an entry type different from the writer's choice.
inline constexpr std::string_view entry_type_tag = "entrytype";

/// The entry type of the input if it still fits the kind, otherwise that of the table.
EntryType choose_type(const Record& record, Dialect dialect);

}  // namespace opcit::bibtex
