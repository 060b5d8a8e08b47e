/// Inheritance by crossref and xdata, as in biblatex (manual, appendix B; biblatex.def). parents.h finds the parents.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "bibtex/read/source_entry.h"
#include "opcit/diagnostic.h"

namespace opcit::bibtex {

/// Limits on generations of parents, and on the parents of one entry. Beyond them, a circle is reported.
inline constexpr std::size_t max_generations = 16;
inline constexpr std::size_t max_parents = 64;

/// Returns the entry with this key, with its own fields only; nullptr if not found.
using FindParent = std::function<const SourceEntry*(std::string_view key)>;
/// Reports a missing parent (unresolved_parent) or one that was not followed (inheritance_circle). `named_at` is
/// the place where the entry names it; empty if a parent names it.
using ReportFault = std::function<void(Code code, Span named_at, std::string_view key)>;

/// Adds inherited fields to `entry`. Its own fields win, then those of xdata, then those of the nearest parent.
void inherit(SourceEntry& entry, const FindParent& find_parent, const ReportFault& report);

}  // namespace opcit::bibtex
