/// The format `json-resume`; opcit-json-resume(5) describes it.
#pragma once

#include "opcit/format.h"

namespace opcit::json_resume {

extern const Format format;

}  // namespace opcit::json_resume
