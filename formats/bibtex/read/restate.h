/// Facts for which an entry has several fields and a record has one variable (title and subtitle), and entry types that
/// share a kind. The reader also keeps these fields as extra with `restates`; the writer writes them back if they still
/// agree with the record (write/restated.h).
#pragma once

#include <vector>

#include "bibtex/read/values.h"
#include "bibtex/tables/dialect.h"
#include "opcit/builder.h"

namespace opcit::bibtex {

/// Adds the fields of those groups that the writer of `dialect` would write differently.
void restate_groups(const SourceEntry& entry, Dialect dialect, RecordBuilder& builder);

/// True if a field of this name belongs to a group.
bool is_restated(std::string_view name) noexcept;

}  // namespace opcit::bibtex
