/// The formats `bib`, `bibtex` and `biblatex`: one language with two dialects, and one reader. `bib` keeps each entry in
/// its own dialect and is the format of .bib files; the others convert to theirs.
#pragma once

#include "opcit/format.h"

namespace opcit::bibtex {

extern const Format bib_format;
extern const Format bibtex_format;
extern const Format biblatex_format;

/// Whether files of this format are .bib files.
bool is_of_family(const Format& format) noexcept;

}  // namespace opcit::bibtex
