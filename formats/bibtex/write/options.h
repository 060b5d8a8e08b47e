/// Options of the writer, shared by all parts of write/. Read render.h next.
#pragma once

#include "bibtex/tables/dialect.h"
#include "model/targets.h"

namespace opcit::bibtex {

struct RenderOptions {
  Dialect dialect = Dialect::bibtex;
  bool ascii = false;  ///< LaTeX macros for all non-ASCII characters.
  /// Values that were built from @string macros are written as macros again if they are unchanged.
  bool keep_macros = true;
  TargetRow target = {};
};

}  // namespace opcit::bibtex
