/// Which field of an entry in a file holds what the writer would put into a field of its own.
#pragma once

#include <string>
#include <string_view>

#include "bibtex/tree/syntax.h"
#include "opcit/vocabulary.h"

namespace opcit::bibtex {

/// The field of `entry` with this tag (lower case), or else one with another tag for the same variable or identifier of
/// such a work; nullptr when there is none.
const FieldNode* own_field(const Block& entry, std::string_view tag, Kind kind);

/// What a loss of the field is called: a variable, an identifier's scheme, or the extra.
std::string name_of_loss(std::string_view tag, Kind kind);

}  // namespace opcit::bibtex
