/// One field a codec: how the value of a hub variable is spelt in an entry.
#pragma once

#include <string>

#include "bibtex/tables/field_table.h"
#include "bibtex/write/entry_writer.h"
#include "bibtex/write/names.h"
#include "opcit/record.h"

namespace opcit::bibtex {

struct FieldContext {
  Audit& audit;
  EntryWriter& writer;
  std::string_view type;  ///< The entry type that is being written.
  Particles particles;
};

/// Writes `part` by `row`, and reports what its spelling cannot hold. `part` is taken.
void write_field(const FieldRow& row, const FieldValue& part, const FieldContext& context);

/// The spelling "27--35" of the hub's "27-35".
void append_pages(std::string_view pages, EntryWriter& writer);

}  // namespace opcit::bibtex
