/// The format `al-folio`; opcit-al-folio(5) describes it.
#pragma once

#include "opcit/format.h"

namespace opcit::al_folio {

extern const Format format;

}  // namespace opcit::al_folio
