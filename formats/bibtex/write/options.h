/// How entries are written.
#pragma once

#include "bibtex/tables/dialect.h"

namespace opcit::bibtex {

struct RenderOptions {
  Dialect dialect = Dialect::bibtex;
  bool ascii = false;  ///< LaTeX macros for everything beyond ASCII.
  /// Values that were put together from @string macros are written so again while they still hold.
  bool keep_macros = true;
};

}  // namespace opcit::bibtex
