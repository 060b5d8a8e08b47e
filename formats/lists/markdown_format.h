/// The write-only format `markdown`: a publication list.
#pragma once

#include "opcit/format.h"

namespace opcit::markdown {

extern const Format format;

}  // namespace opcit::markdown
