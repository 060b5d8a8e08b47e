/// Writes unified diffs, like diff -u; patch can apply them.
/// `opcit enrich --dry-run` and cli/file_set.h use it.
#pragma once

#include <string>
#include <string_view>

#include "opcit/export.h"

namespace opcit::enrich {

/// Empty if the texts are equal. The names follow --- and +++. There are three lines of context. Nearly linear: lines
/// that occur once in both texts are matched first. The lines between two of them are compared if they are few,
/// otherwise replaced.
OPCIT_API std::string unified_diff(std::string_view before, std::string_view after, std::string_view before_name,
                                   std::string_view after_name);

}  // namespace opcit::enrich
