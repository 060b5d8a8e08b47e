/// --title-case sentence: converts titles to sentence case. transform.h calls it.
#pragma once

#include "opcit/record.h"

namespace opcit {

/// `title` in sentence case, as defined in opcit-convert(1); the same text if nothing changes.
Text in_sentence_case(const Text& title, Arena& arena);

/// Changes the titles of the work itself. Titles of journals and series are names and do not change.
void set_titles_in_sentence_case(Record& record, Arena& arena);

}  // namespace opcit
