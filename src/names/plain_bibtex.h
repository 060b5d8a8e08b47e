/// A fast path for BibTeX names without TeX, which are the most frequent: splits them in one pass over their bytes.
/// bibtex.cpp tries it first.
#pragma once

#include <string_view>

#include "opcit/name.h"

namespace opcit::names {

/// Splits `source`, which must be trimmed, into views in `name`, like parse_bibtex_name(). Returns false, with `name`
/// unchanged, for names that need the general rules: with TeX, key=value parts, unusual spaces or commas.
bool parse_plain_bibtex(std::string_view source, Name& name) noexcept;

}  // namespace opcit::names
