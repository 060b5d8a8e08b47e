/// Facts that an entry spreads over several fields and the hub holds in one (title and subtitle), and entry types that
/// share a kind: the reader keeps such fields as extra that restates, and the writer puts them back when they still say
/// what the record says.
#pragma once

#include <vector>

#include "bibtex/read/values.h"
#include "bibtex/tables/dialect.h"
#include "opcit/builder.h"

namespace opcit::bibtex {

/// Adds the fields of those groups which the writer of `dialect` would not write by itself.
void restate_groups(const SourceEntry& entry, Dialect dialect, RecordBuilder& builder);

/// Whether a field of this name belongs to a group.
bool is_restated(std::string_view name) noexcept;

}  // namespace opcit::bibtex
