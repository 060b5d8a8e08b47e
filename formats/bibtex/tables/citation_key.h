/// Citation keys that BibTeX and biber can hold.
#pragma once

#include <string>
#include <string_view>

#include "bibtex/tables/dialect.h"

namespace opcit::bibtex {

/// biber takes keys in any script; BibTeX's own are ASCII.
bool is_legal_key(std::string_view key, Dialect dialect) noexcept;

/// A legal key made of `key`: letters lose what ASCII lacks, other characters become "-", and four characters that
/// depend on the whole of the old key keep "a b" and "a,b" apart. The same key gives the same result in every file.
std::string legal_key(std::string_view key, Dialect dialect);

}  // namespace opcit::bibtex
