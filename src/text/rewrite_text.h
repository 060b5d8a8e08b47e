/// Replaces bytes of a text with style runs, and moves the runs accordingly.
/// pipeline/compose_text.h and pipeline/title_case.h use it.
#pragma once

#include <string>
#include <vector>

#include "opcit/arena.h"
#include "opcit/text.h"

namespace opcit {

/// Replaces the bytes [pos, pos + len) by `with`.
struct TextEdit {
  std::size_t pos = 0;
  std::size_t len = 0;
  std::string with = {};
};

/// `edits` must be sorted and disjoint. If an edge of a run is inside an edit, it moves to the end of the edit.
Text rewrite_text(const Text& text, const std::vector<TextEdit>& edits, Arena& arena);

}  // namespace opcit
