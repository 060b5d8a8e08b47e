/// The fields that each type of record requires, in one table: for BibTeX's entry types (btxdoc, section 3.1; manual of
/// biblatex, section 2.1) and for CSL's types.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/record.h"

namespace opcit::check {

/// The unmet requirements of `record`, such as "author or editor". Inherited fields count as present.
std::vector<std::string_view> missing_fields(const Record& record);

}  // namespace opcit::check
