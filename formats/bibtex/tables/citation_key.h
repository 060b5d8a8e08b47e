/// Citation keys that BibTeX and biber accept. The writer uses them for keys of other formats.
/// write/render.h writes the key.
#pragma once

#include <string>
#include <string_view>

#include "bibtex/tables/dialect.h"

namespace opcit::bibtex {

/// biber accepts keys in any script, BibTeX only ASCII.
bool is_legal_key(std::string_view key, Dialect dialect) noexcept;

/// Makes a legal key of `key`: letters lose their diacritics, other characters become "-". Four characters that depend
/// on the whole old key keep "a b" and "a,b" distinct. The same key gives the same result in every file.
std::string legal_key(std::string_view key, Dialect dialect);

}  // namespace opcit::bibtex
