/// Scripts of formulas that Unicode has no characters for: "x^(a+b)" in the record, "x<sup>a+b</sup>" in CSL-JSON. The
/// two functions are inverse, so the sidecar needs nothing for them.
#pragma once

#include "opcit/arena.h"
#include "opcit/text.h"

namespace opcit::csl {

/// Replaces "^c", "_(..)" inside math runs by runs. Returns `text` itself if it has none, or if
/// without_script_runs() would not restore it.
Text with_script_runs(const Text& text, Arena& arena);

/// Replaces the script runs inside math runs by "^c", "_(..)".
Text without_script_runs(const Text& text, Arena& arena);

}  // namespace opcit::csl
