/// --title-case sentence.
#pragma once

#include "opcit/record.h"

namespace opcit {

/// `title` in sentence case, as opcit-convert(1) defines it; the same text where nothing changes.
Text in_sentence_case(const Text& title, Arena& arena);

/// The titles of the work itself; those of journals and series are names, and stay.
void set_titles_in_sentence_case(Record& record, Arena& arena);

}  // namespace opcit
