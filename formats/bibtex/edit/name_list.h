/// A list of names of which some change: the others keep their spelling.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "opcit/name.h"

namespace opcit::bibtex {

/// `own`, the list as the file has it, which was read as `before`, with the names of `after`; new ones are spelled as
/// in `rendered`, the writer's list of all of `after`. nullopt when the lists cannot be told apart by their names.
std::optional<std::string> edited_name_list(std::string_view own, const Names& before, const Names& after,
                                            std::string_view rendered);

}  // namespace opcit::bibtex
