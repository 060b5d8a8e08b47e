/// Writes each variable of the record as a field of the entry. tables/field_table.h has a row for each of them.
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

/// Takes `part`, writes it by `row`, and reports what the field cannot represent.
void write_field(const FieldRow& row, const FieldValue& part, const FieldContext& context);

/// Writes the pages "27-35" of the record as "27--35".
void append_pages(std::string_view pages, EntryWriter& writer);

}  // namespace opcit::bibtex
