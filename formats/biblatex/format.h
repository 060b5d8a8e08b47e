#pragma once

#include "opcit/format.h"

namespace opcit::biblatex {

extern const Format format;

}  // namespace opcit::biblatex
