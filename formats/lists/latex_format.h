/// The write-only format `latex`: a publication list.
/// layout.h has the content of an entry; opcit-latex(5) describes it.
#pragma once

#include "opcit/format.h"

namespace opcit::latex_list {

extern const Format format;

}  // namespace opcit::latex_list
