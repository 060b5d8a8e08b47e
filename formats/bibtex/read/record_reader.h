/// From an entry to a record: the one place where the dialects are told apart in reading.
#pragma once

#include <string>
#include <string_view>

#include "bibtex/read/values.h"
#include "bibtex/tables/dialect.h"
#include "opcit/builder.h"

namespace opcit::bibtex {

/// Puts all that `entry` holds into `builder`, which was begun; what the hub has no room for as extra.
void read_record(SourceEntry& entry, Dialect dialect, ValueReader& values, RecordBuilder& builder);

}  // namespace opcit::bibtex
