/// Reads identifiers, categories and links of entries, in all the forms that preprints are written in.
/// tables/identifier_table.h has the fields; write/identifiers.h is the counterpart.
#pragma once

#include <optional>

#include "bibtex/read/values.h"
#include "opcit/builder.h"

namespace opcit::bibtex {

/// Adds them to `builder`. If the entry type allows a preprint (`may_be_preprint`), the record becomes one if the
/// entry names an archive of preprints and no other place of publication: arXiv's own export, biblatex's eprinttype,
/// DBLP's CoRR volumes, "arXiv preprint arXiv:2409.13598" as a journal.
void read_all_identifiers(SourceEntry& entry, ValueReader& values, bool may_be_preprint, RecordBuilder& builder);

}  // namespace opcit::bibtex
