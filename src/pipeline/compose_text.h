/// --nfc: text in Unicode's Normal Form C.
#pragma once

#include "opcit/record.h"

namespace opcit {

/// Texts, names, lists, dates as written and labels of links. Keys, identifiers, addresses, TeX and extras stay as they
/// are, since others look them up by their bytes. The edges of runs part what would be composed across them.
void compose_text(Record& record, Arena& arena);

}  // namespace opcit
