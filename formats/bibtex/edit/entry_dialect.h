/// Detects the dialect of an entry in a .bib file.
/// The editor (editor.h) needs it to keep an entry in its dialect.
#pragma once

#include <optional>

#include "bibtex/tables/dialect.h"
#include "bibtex/tree/syntax.h"

namespace opcit::bibtex {

/// The dialect that the entry's type, fields and forms of names require; nullopt if both dialects fit.
/// biblatex has precedence because it also reads BibTeX's words.
std::optional<Dialect> dialect_of(const Block& entry);

}  // namespace opcit::bibtex
