/// Finds the field of an entry in a file that corresponds to a field of the writer.
/// entry_change.h uses it to find the field to edit.
#pragma once

#include <string>
#include <string_view>

#include "bibtex/tree/syntax.h"
#include "opcit/vocabulary.h"

namespace opcit::bibtex {

/// The field of `entry` with this tag (lower case), otherwise one with another tag for the same variable or identifier
/// in a work of this kind; nullptr if not found.
const FieldNode* own_field(const Block& entry, std::string_view tag, Kind kind);

/// The name under which a loss of the field is reported: a variable, an identifier scheme, or the extra.
std::string name_of_loss(std::string_view tag, Kind kind);

}  // namespace opcit::bibtex
