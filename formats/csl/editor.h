/// Changes objects of CSL-JSON in place, in their own layout.
#pragma once

#include <memory>

#include "opcit/format.h"

namespace opcit::csl {

/// `lines`: one object a line, not an array. Besides those of the writer, "key-template" is an option: it is set if
/// generated keys are to be written. nullptr: the options ask for other spellings of all records.
std::unique_ptr<Editor> make_editor(bool lines, const Options& options);

}  // namespace opcit::csl
