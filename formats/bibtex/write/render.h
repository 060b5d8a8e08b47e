/// One record as one BibTeX or BibLaTeX entry. Used by both writers and by ORCID's citation of type bibtex.
#pragma once

#include <string>

#include "bibtex/write/options.h"
#include "opcit/audit.h"

namespace opcit::bibtex {

/// Appends "@misc{key,\n  author = {..},\n ..}\n". Takes from `audit` what it writes; the caller reports the rest.
void render_entry(Audit& audit, const RenderOptions& options, std::string& out);

/// The same. Says whether a reader surely has back what was taken (proof.h); if not, it takes a reading to tell.
bool render_proven_entry(Audit& audit, const RenderOptions& options, std::string& out);

}  // namespace opcit::bibtex
