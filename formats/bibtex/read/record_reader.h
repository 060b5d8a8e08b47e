/// Reads an entry into a record. In reading, only this component distinguishes the dialects. The other components of
/// read/ each read one kind of field.
#pragma once

#include <string>
#include <string_view>

#include "bibtex/read/values.h"
#include "bibtex/tables/dialect.h"
#include "opcit/builder.h"

namespace opcit::bibtex {

/// Adds everything in `entry` to `builder`, which has begun a record. What the record model cannot represent is extra.
void read_record(SourceEntry& entry, Dialect dialect, ValueReader& values, RecordBuilder& builder);

}  // namespace opcit::bibtex
