/// Texts with some of their bytes replaced; the runs stay where they were.
#pragma once

#include <string>
#include <vector>

#include "opcit/arena.h"
#include "opcit/text.h"

namespace opcit {

/// Bytes [pos, pos + len) become `with`.
struct TextEdit {
  std::size_t pos = 0;
  std::size_t len = 0;
  std::string with = {};
};

/// `edits` are sorted and disjoint. The edge of a run that lies within an edit moves to the edit's end.
Text rewrite_text(const Text& text, const std::vector<TextEdit>& edits, Arena& arena);

}  // namespace opcit
