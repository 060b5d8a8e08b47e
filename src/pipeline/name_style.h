/// --name-style: given names as initials, and the order of family and given name. transform.h calls it.
#pragma once

#include "opcit/convert.h"

namespace opcit {

/// Reports each shortened given name as altered. A second call changes nothing.
void style_names(Record& record, NameStyle style, Arena& arena, Losses& losses);

}  // namespace opcit
