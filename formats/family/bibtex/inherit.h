/// Inheritance by crossref and xdata, as biblatex defines it (manual, appendix B; biblatex.def's rules).
#pragma once

#include <functional>
#include <string_view>

#include "family/bibtex/source_entry.h"

namespace opcit::bibtex {

/// How deep parents of parents are followed; chains that are longer, or that run in circles, end there.
inline constexpr int max_generations = 8;

/// Finds the entry of a key and fills `parent` with its own fields; false when there is none.
using FindParent = std::function<bool(std::string_view key, SourceEntry& parent)>;

/// Adds to `entry` what it inherits. Returns the first key that was not found; empty when all were.
std::string_view inherit(SourceEntry& entry, const FindParent& find_parent);

}  // namespace opcit::bibtex
