/// The write-only format `typst`: a publication list.
#pragma once

#include "opcit/format.h"

namespace opcit::typst {

extern const Format format;

}  // namespace opcit::typst
