/// How a character is written in TeX, out of the tables. Private to the LaTeX engine.
#pragma once

#include <string>
#include <string_view>

#include "latex/tables.h"

namespace opcit::latex {

/// Characters whose spelling is no control word.
struct Special {
  char32_t character;
  const char* spelling;
  bool ascii_only;  ///< Written only when ASCII is asked for.
};
/// Null when `character` has none.
const Special* find_special(char32_t character) noexcept;

/// Appends the macros that give `character` in text, without braces around: "\ss", "\'e". `tex` must be empty; false
/// when there are none. `depth` counts the accents within each other.
bool spell_in_text(char32_t character, std::string& tex, int depth = 0);

/// Appends the TeX that gives `character` wherever it stands: "{\ss}", "{$\leq$}"; false when there is none.
bool spell(char32_t character, std::string& tex);

/// `base`, a letter or macros, under an accent: "\'e", "\c{c}", "\'\i", "\'{\ae}".
std::string accented(const AccentRow& accent, std::string_view base);

}  // namespace opcit::latex
