/// Edits .bib files in place, through the syntax tree (tree/edits.h). The editor writes a record before and after its
/// change, compares the two entries, and puts the differences into the file's own fields. edit/ has the parts.
#pragma once

#include <memory>
#include <optional>

#include "bibtex/tables/dialect.h"
#include "opcit/format.h"

namespace opcit::bibtex {

/// `wanted`: the dialect that every entry must have; without it, each entry keeps its own. Returns nullptr if the
/// options ask for more than edits (resolve-macros).
std::unique_ptr<Editor> make_editor(std::optional<Dialect> wanted, const Options& options);

}  // namespace opcit::bibtex
