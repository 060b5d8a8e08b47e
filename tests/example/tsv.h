#pragma once

#include "opcit/format.h"

namespace opcit::tsv {

extern const Format format;

}  // namespace opcit::tsv
