/// Reads .bbl files of BibTeX's plain styles and of biblatex.
/// references.cpp, the dialect of reference lists, uses it.
#pragma once

#include <functional>
#include <string_view>

#include "opcit/arena.h"
#include "profile/dialects/page.h"

namespace opcit::profile {

/// True if the first lines are those of a .bbl file.
bool is_bbl(std::string_view head) noexcept;

/// Calls `take` for each entry. Decoded text is stored in `arena`.
void read_bbl(std::string_view text, Arena& arena, const std::function<void(Entry&)>& take);

}  // namespace opcit::profile
