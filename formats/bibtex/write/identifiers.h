/// Identifiers, categories and links of an entry.
#pragma once

#include "bibtex/write/entry_writer.h"

namespace opcit::bibtex {

/// eprint with all that names its archive: archivePrefix and primaryClass for BibTeX's styles and JabRef, eprinttype
/// for ORCID and Zotero; eprinttype and eprintclass for biblatex. Also the categories.
void write_eprint(Audit& audit, EntryWriter& writer);

/// doi (with an arXiv id and no DOI, the one that DataCite has for it), isbn, issn, pmid, pmcid, url.
void write_identifiers(Audit& audit, EntryWriter& writer);

/// "code = {https://..}", "code = {available}" where the source only says that there is some.
void write_links(Audit& audit, EntryWriter& writer);

}  // namespace opcit::bibtex
