/// The format `cff`; opcit-cff(5) describes it.
#pragma once

#include "opcit/format.h"

namespace opcit::cff {

extern const Format format;

}  // namespace opcit::cff
