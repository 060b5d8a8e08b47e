/// Finds the words of a title whose case a style must not change. QUIRKS.md has the rule with its reasons.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/text.h"

namespace opcit::bibtex {

/// Returns `title` with keep_case runs around the words that need them. The result points into `runs`, which receives
/// these runs and those of the title. Returns it unchanged if it has keep_case runs already or no word needs one.
Text protect_case(const Text& title, std::vector<Run>& runs);

}  // namespace opcit::bibtex
