/// The format `hugo`; opcit-hugo(5) describes it.
#pragma once

#include "opcit/format.h"

namespace opcit::hugo {

extern const Format format;

}  // namespace opcit::hugo
