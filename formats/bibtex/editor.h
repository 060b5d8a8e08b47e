/// Edits of .bib files through the syntax tree (tree/edits.h): what a changed record asks for is found by comparing how
/// the writer writes it before and after, and put into the fields that the file has for it. See edit/ for the parts.
#pragma once

#include <memory>
#include <optional>

#include "bibtex/tables/dialect.h"
#include "opcit/format.h"

namespace opcit::bibtex {

/// `wanted`: the dialect that every entry must be of; none: each keeps its own. nullptr if the options ask for more
/// than edits (resolve-macros).
std::unique_ptr<Editor> make_editor(std::optional<Dialect> wanted, const Options& options);

}  // namespace opcit::bibtex
