/// The .bbl files of BibTeX's plain styles and of biblatex.
#pragma once

#include <functional>
#include <string_view>

#include "opcit/arena.h"
#include "profile/dialects/page.h"

namespace opcit::profile {

/// The head of a .bbl file, by its first lines.
bool is_bbl(std::string_view head) noexcept;

/// Decoded text is in `arena`.
void read_bbl(std::string_view text, Arena& arena, const std::function<void(Entry&)>& take);

}  // namespace opcit::profile
