/// Has the work been retracted? A notice must refer to the work's own DOI or PMID; titles do not count.
/// judge.h calls it.
#pragma once

#include "verify/case.h"
#include "verify/result.h"

namespace opcit::verify {

/// Adds a problem for a valid retraction, and notes for corrections, concerns and withdrawn versions. Returns true if
/// the work is retracted.
bool add_retractions(const Case& subject, Result& result);

}  // namespace opcit::verify
