/// Finds the TeX spelling of a character in the tables (tables.h). Internal to src/latex.
#pragma once

#include <string>
#include <string_view>

#include "latex/tables.h"

namespace opcit::latex {

/// Characters whose spelling is not a control word.
struct Special {
  char32_t character;
  const char* spelling;
  bool ascii_only;  ///< Only written if ASCII output is requested.
};
/// nullptr if `character` has no such spelling.
const Special* find_special(char32_t character) noexcept;

/// Appends the macros for `character` in text, without braces: "\ss", "\'e". `tex` must be empty. Returns false if
/// it has no such macros. `depth` counts nested accents.
bool spell_in_text(char32_t character, std::string& tex, int depth = 0);

/// Appends TeX for `character` that is valid anywhere: "{\ss}", "{$\leq$}". Returns false if it has none.
bool spell(char32_t character, std::string& tex);

/// `base` (a letter or macros) with an accent: "\'e", "\c{c}", "\'\i", "\'{\ae}".
std::string accented(const AccentRow& accent, std::string_view base);

}  // namespace opcit::latex
