/// The format `hayagriva`: YAML for Typst's #bibliography; opcit-hayagriva(5) describes it.
#pragma once

#include "opcit/format.h"

namespace opcit::hayagriva {

extern const Format format;

}  // namespace opcit::hayagriva
