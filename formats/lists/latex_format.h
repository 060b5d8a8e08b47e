/// The write-only format `latex`: a publication list.
#pragma once

#include "opcit/format.h"

namespace opcit::latex_list {

extern const Format format;

}  // namespace opcit::latex_list
