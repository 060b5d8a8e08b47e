/// Names of entries: lists, roles, biblatex's annotations and its useprefix.
#pragma once

#include "bibtex/read/values.h"
#include "opcit/builder.h"

namespace opcit::bibtex {

/// Reads author, editor, translator, bookauthor and those roles that the hub has a place for; what has none is left
/// unused. `keeps_particles`: von parts belong to the family name (BibTeX, or useprefix=true).
void read_all_names(SourceEntry& entry, ValueReader& values, bool keeps_particles, RecordBuilder& builder);

}  // namespace opcit::bibtex
