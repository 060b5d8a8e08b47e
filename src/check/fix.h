/// `opcit check --fix`: repairs the findings of a check for which src/faults/repairs.h has a certain repair, in the
/// bytes of a .bib file. Nothing else moves.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/diagnostic.h"
#include "opcit/export.h"
#include "opcit/format.h"

namespace opcit::check {

struct FixedFinding {
  Code code;
  std::string key;    ///< Of the entry; empty in @string.
  std::string field;  ///< As written.
};

struct FixedText {
  std::string text;
  std::vector<FixedFinding> fixed;
};

/// Findings about a text, their spans counted from its first byte after a byte order mark.
using FindFaults = std::function<Diagnostics(std::string_view text)>;

/// Repairs what `find` reports, and again what it then reports, until it reports nothing that can be repaired.
/// `format` has an outline; `text` is UTF-8 without a byte order mark.
OPCIT_API FixedText fix(const Format& format, std::string_view text, const FindFaults& find);

}  // namespace opcit::check
