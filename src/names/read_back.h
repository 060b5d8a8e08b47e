/// A quick look at a list of names whose people are known beforehand, for writers that see to it that what they wrote
/// is read back.
#pragma once

#include <string_view>

#include "opcit/name.h"

namespace opcit::names {

/// True: parse_bibtex_names(tex) gives `names`: these people in these parts, and the mark of omission when they have
/// one. iDs and affiliations, which no name spells, are not looked at. False: not sure.
bool surely_reads_as(std::string_view tex, const Names& names);

}  // namespace opcit::names
