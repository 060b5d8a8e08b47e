/// Changes some names of a list; the others keep their spelling in the file.
/// entry_change.h uses it for fields of names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "opcit/name.h"

namespace opcit::bibtex {

/// Returns `own` (the list in the file, read as `before`) with the names of `after`. New names are spelled as in
/// `rendered`, the writer's list of `after`. nullopt if the lists cannot be matched name by name.
std::optional<std::string> edited_name_list(std::string_view own, const Names& before, const Names& after,
                                            std::string_view rendered);

}  // namespace opcit::bibtex
