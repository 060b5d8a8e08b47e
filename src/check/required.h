/// What a record must have by its type: BibTeX's entry types (btxdoc, section 3.1; biblatex's manual, section 2.1) and
/// CSL's, in one table.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/record.h"

namespace opcit::check {

/// "author or editor" of each requirement that `record` does not meet. What it inherits counts.
std::vector<std::string_view> missing_fields(const Record& record);

}  // namespace opcit::check
