/// Facts that an entry spreads over several fields and the hub holds in one (title and subtitle), and entry types that
/// share a kind: the reader keeps such fields as extra that restates, and the writer puts them back when they still say
/// what the record says.
#pragma once

#include "family/bibtex/read_values.h"
#include "family/bibtex/render.h"
#include "model/audit.h"
#include "model/builder.h"

namespace opcit::bibtex {

/// Adds the fields of those groups which the writer of `dialect` would not write by itself.
void restate_groups(const SourceEntry& entry, Dialect dialect, const ValueReader& values, RecordBuilder& builder);

}  // namespace opcit::bibtex
