/// Extracts the part of a .bib file that cited keys need: the entries, their parents, the macros of both, and all
/// preambles, each as written.
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
  KeyNames found;                   ///< The wanted keys that the file has.
  std::vector<std::string> unused;  ///< Keys of entries that were left out, in order.
};

/// Extracts all entries if `wanted` contains "*". Keys are case-sensitive; keys in a field `ids` count.
OPCIT_API Extracted extract(const Format& format, std::string_view text, const KeyNames& wanted);

}  // namespace opcit::update
