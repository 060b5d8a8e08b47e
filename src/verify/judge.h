/// Decides what is to be said of an entry from all that sources have answered. Pure: asking is the plan's business.
#pragma once

#include "verify/case.h"
#include "verify/result.h"

namespace opcit::verify {

/// Whether more answers could change nothing: every field that can be compared agrees with some source.
bool is_settled(const Case& subject);

Result judge(const Case& subject, int current_year);

/// Whether a kind of work is one that the services cover as a rule: articles, papers, preprints, chapters, data.
bool is_covered_kind(Kind kind) noexcept;

}  // namespace opcit::verify
