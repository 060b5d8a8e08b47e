/// Inheritance by crossref and xdata, as biblatex defines it (manual, appendix B; biblatex.def's rules).
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "bibtex/read/source_entry.h"
#include "opcit/diagnostic.h"

namespace opcit::bibtex {

/// How far parents of parents are followed, and how many parents an entry has in all. More are said to be a circle.
inline constexpr std::size_t max_generations = 16;
inline constexpr std::size_t max_parents = 64;

/// The entry of a key with its own fields; nullptr when there is none.
using FindParent = std::function<const SourceEntry*(std::string_view key)>;
/// Told of a parent that is missing (unresolved_parent) or that was not followed (inheritance_circle). `named_at` is
/// where the entry names it; empty when a parent does.
using ReportFault = std::function<void(Code code, Span named_at, std::string_view key)>;

/// Adds to `entry` what it inherits. Its own fields win, then those of xdata, then those of the nearest parent.
void inherit(SourceEntry& entry, const FindParent& find_parent, const ReportFault& report);

}  // namespace opcit::bibtex
