/// The write-only format `html`: a publication list.
#pragma once

#include "opcit/format.h"

namespace opcit::html {

extern const Format format;

}  // namespace opcit::html
