/// The format `rendercv`; opcit-rendercv(5) describes it.
#pragma once

#include "opcit/format.h"

namespace opcit::rendercv {

extern const Format format;

}  // namespace opcit::rendercv
