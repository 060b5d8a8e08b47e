/// Unified diffs, as diff -u writes them and patch reads them.
#pragma once

#include <string>
#include <string_view>

#include "opcit/export.h"

namespace opcit::enrich {

/// Empty when the texts are equal. The names go behind --- and +++. Three lines of context. Near linear: lines that
/// occur once in both texts are matched first, and what lies between two of them is compared when it is small, else
/// replaced.
OPCIT_API std::string unified_diff(std::string_view before, std::string_view after, std::string_view before_name,
                                   std::string_view after_name);

}  // namespace opcit::enrich
