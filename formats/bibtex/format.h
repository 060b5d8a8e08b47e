/// The formats `bibtex` and `biblatex`: two dialects of one language, with one reader.
#pragma once

#include "opcit/format.h"

namespace opcit::bibtex {

extern const Format bibtex_format;
extern const Format biblatex_format;

}  // namespace opcit::bibtex
