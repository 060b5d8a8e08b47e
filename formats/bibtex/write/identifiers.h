/// Writes identifiers, categories and links of an entry.
/// tables/identifier_table.h has the fields; read/identifiers.h is the counterpart.
#pragma once

#include "bibtex/write/entry_writer.h"

namespace opcit::bibtex {

/// Writes eprint and the fields that name its archive: archivePrefix and primaryClass for BibTeX's styles and JabRef,
/// eprinttype for ORCID and Zotero; in biblatex, eprinttype and eprintclass. Also writes the categories.
void write_eprint(Audit& audit, EntryWriter& writer);

/// Writes doi, isbn, issn, pmid, pmcid, url. A record with an arXiv id and no DOI gets the DOI that DataCite assigns.
void write_identifiers(Audit& audit, EntryWriter& writer);

/// Writes "code = {https://..}", or "code = {available}" if the source only states that code exists.
void write_links(Audit& audit, EntryWriter& writer);

}  // namespace opcit::bibtex
