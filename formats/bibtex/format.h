/// The formats `bib`, `bibtex` and `biblatex`: one syntax with two dialects, and one reader. `bib` keeps each entry in
/// its own dialect and is the format of .bib files; the other two convert to their dialect.
#pragma once

#include "opcit/format.h"

namespace opcit::bibtex {

extern const Format bib_format;
extern const Format bibtex_format;
extern const Format biblatex_format;

/// True if files of this format are .bib files.
bool is_of_family(const Format& format) noexcept;

}  // namespace opcit::bibtex
