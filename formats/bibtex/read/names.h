/// Reads the names of entries: lists, roles, biblatex's annotations and its useprefix.
/// src/names splits single names; write/names.h is the counterpart.
#pragma once

#include "bibtex/read/values.h"
#include "opcit/builder.h"

namespace opcit::bibtex {

/// Reads author, editor, translator, bookauthor and other roles that the record model can represent. Other roles stay
/// unused. `keeps_particles`: von parts belong to the family name (BibTeX, or useprefix=true).
void read_all_names(SourceEntry& entry, ValueReader& values, bool keeps_particles, RecordBuilder& builder);

}  // namespace opcit::bibtex
