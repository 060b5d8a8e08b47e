/// Renderings of diagnostics for terminals and for GitHub; the others are public (opcit/diagnostic.h).
#pragma once

#include <cstddef>
#include <string>

#include "opcit/diagnostic.h"
#include "opcit/export.h"

namespace opcit {

/// How text for people is rendered.
struct TextStyle {
  bool colour = false;    ///< With escape sequences of a terminal.
  std::size_t width = 0;  ///< Hints are wrapped at this column; 0: never.
};

/// render_text() of the public header in this style.
OPCIT_API std::string render_text(const Diagnostic& diagnostic, const Located& where, Severity severity,
                                  const TextStyle& style);
/// "::error file=refs.bib,line=412,col=18,title=unclosed-brace::..", a command of GitHub's workflows, and a newline.
OPCIT_API std::string render_github(const Diagnostic& diagnostic, const Located& where, Severity severity);

}  // namespace opcit
