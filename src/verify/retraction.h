/// Has the work been retracted? Only a link from a notice to the work's own DOI or PMID counts, never a title.
#pragma once

#include "verify/case.h"
#include "verify/result.h"

namespace opcit::verify {

/// Adds what was said of the work later: a problem for a retraction that stands, notes for corrections, concerns and
/// withdrawn versions. True when it is retracted.
bool add_retractions(const Case& subject, Result& result);

}  // namespace opcit::verify
