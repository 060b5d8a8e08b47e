/// The format `profile`: the text of a researcher's profile page, copied into a file. Read-only.
#pragma once

#include "opcit/format.h"

namespace opcit::profile {

extern const Format format;

}  // namespace opcit::profile
