/// Writes one record as one BibTeX or BibLaTeX entry. Used by the writer and by ORCID's citation of type bibtex.
/// Read fields.h next.
#pragma once

#include <string>

#include "bibtex/write/options.h"
#include "opcit/audit.h"

namespace opcit::bibtex {

/// Appends "@misc{key,\n  author = {..},\n ..}\n". Takes what it writes from `audit`; the caller reports the rest.
void render_entry(Audit& audit, const RenderOptions& options, std::string& out);

}  // namespace opcit::bibtex
