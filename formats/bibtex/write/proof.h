/// Whether an entry that was just written is read back as the record says, told without reading it: the writer reads
/// back only what this is not sure of. What is sure is argued field by field, in proof.cpp for the entry as a whole and
/// in proof_values.cpp for each value.
#pragma once

#include <span>
#include <string_view>

#include "bibtex/write/entry_writer.h"
#include "opcit/audit.h"

namespace opcit::bibtex {

/// What was written of a record.
struct WrittenEntry {
  Dialect dialect = Dialect::bibtex;
  std::string_view type;
  std::string_view subtype;
  std::string_view key;
  std::span<const WrittenField> fields;
};

/// True: of the parts that `audit` says were taken and that are the record's own, Audit::report_changes() would report
/// none for the entry as its reader has it (without crossref). False: not sure.
bool surely_comes_back(const WrittenEntry& entry, const Audit& audit);

}  // namespace opcit::bibtex
