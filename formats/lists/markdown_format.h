/// The write-only format `markdown`: a publication list.
/// layout.h has the content of an entry; opcit-markdown(5) describes it.
#pragma once

#include "opcit/format.h"

namespace opcit::markdown {

extern const Format format;

}  // namespace opcit::markdown
