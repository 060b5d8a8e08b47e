/// The part of a .bib file that cited keys need: entries, their parents, the macros that these use, and preambles; each
/// as it is written.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/export.h"
#include "opcit/format.h"

namespace opcit::update {

using KeyNames = std::set<std::string, std::less<>>;

struct Extracted {
  std::string text;
  KeyNames found;                   ///< Of the wanted keys.
  std::vector<std::string> unused;  ///< Keys of the file that nobody needs, in order.
};

/// `wanted` with "*": all entries. Keys are compared with case; those in a field `ids` count.
OPCIT_API Extracted extract(const Format& format, std::string_view text, const KeyNames& wanted);

}  // namespace opcit::update
