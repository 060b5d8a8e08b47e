/// Which words of a title a style that changes case must leave alone. QUIRKS.md has the rule with its reasons.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/text.h"

namespace opcit::bibtex {

/// `title` with keep_case runs around the words that need them, put into `runs` together with its own ones; unchanged
/// when it has such runs already, or when no word needs one. The result points into `runs`.
Text protect_case(const Text& title, std::vector<Run>& runs);

}  // namespace opcit::bibtex
