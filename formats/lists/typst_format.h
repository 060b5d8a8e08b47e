/// The write-only format `typst`: a publication list.
/// layout.h has the content of an entry; opcit-typst(5) describes it.
#pragma once

#include "opcit/format.h"

namespace opcit::typst {

extern const Format format;

}  // namespace opcit::typst
