/// Decides on the verdict for an entry by the answers of sources. Pure functions; plan.h asks the sources.
#pragma once

#include "verify/case.h"
#include "verify/result.h"

namespace opcit::verify {

/// True if further answers cannot change the verdict: each field that can be compared agrees with a source.
bool is_settled(const Case& subject);

/// Sources with a lower rank spell names, venues and years better; preprints come last.
int rank_of(const Found& found);

Result judge(const Case& subject, int current_year);

/// True for kinds of works that the services usually cover: articles, papers and preprints.
bool is_covered_kind(Kind kind) noexcept;

}  // namespace opcit::verify
