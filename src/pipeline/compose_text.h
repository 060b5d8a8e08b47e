/// --nfc: converts text to Unicode's Normal Form C. transform.h calls it.
#pragma once

#include "opcit/record.h"

namespace opcit {

/// Composes texts, names, lists, dates as written and labels of links. Keys, identifiers, URLs, TeX and extras do not
/// change, because others look them up by their bytes. Characters are not composed across the edges of runs.
void compose_text(Record& record, Arena& arena);

}  // namespace opcit
