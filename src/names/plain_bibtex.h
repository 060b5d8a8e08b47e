/// BibTeX's names without TeX, which are most: split in one look over their bytes.
#pragma once

#include <string_view>

#include "opcit/name.h"

namespace opcit::names {

/// Splits `source`, whose ends hold no blank, into `name`, all views of it, as parse_bibtex_name() would. False, with
/// `name` unchanged, for a name that needs the general rules: with TeX, key=value parts, unusual blanks or commas.
bool parse_plain_bibtex(std::string_view source, Name& name) noexcept;

}  // namespace opcit::names
