/// Which dialect an entry of a .bib file is written in.
#pragma once

#include <optional>

#include "bibtex/tables/dialect.h"
#include "bibtex/tree/syntax.h"

namespace opcit::bibtex {

/// The dialect that alone has the type, a field or a form of name of `entry`; nullopt when both have all of them.
/// biblatex wins, since it reads BibTeX's own words too.
std::optional<Dialect> dialect_of(const Block& entry);

}  // namespace opcit::bibtex
