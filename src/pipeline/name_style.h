/// --name-style: given names as initials, and which way round names are written.
#pragma once

#include "opcit/convert.h"

namespace opcit {

/// Reports each given name that is shortened as altered. Does nothing the second time.
void style_names(Record& record, NameStyle style, Arena& arena, Losses& losses);

}  // namespace opcit
