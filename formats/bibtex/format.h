#pragma once

#include "opcit/format.h"

namespace opcit::bibtex {

extern const Format format;

}  // namespace opcit::bibtex
