/// A quick look at a list of names whose people are known beforehand, for writers that see to it that what they wrote
/// is read back.
#pragma once

#include <string_view>

#include "opcit/name.h"

namespace opcit::names {

/// True: parse_bibtex_names(tex) gives `names`: these people in these parts, and the mark of omission when they have
/// one. iDs and affiliations, which no name spells, are not looked at. False: not sure.
bool surely_reads_as(std::string_view tex, const Names& names);

/// A name of a family, a given name and perhaps a particle (of those that do not drop) in lower case, all of them made
/// of bytes that are no TeX and part nothing: most names.
struct PlainName {
  /// bibtex_form() has the parts, exact and without braces, and the parts are their own TeX, blanks and all.
  bool plain = false;
  bool ascii = false;
  bool family_first = false;  ///< surely_reads_as("von Family, Given") of this name alone.
  bool given_first = false;   ///< surely_reads_as("Given von Family") likewise.
  /// The words begin with capital letters, and none of the given name's is but that letter; the family is one word
  /// unless a particle tells where it begins.
  bool capitals = false;
};

/// What is not plain is none of the others.
PlainName look_at_plain(const Name& name);

}  // namespace opcit::names
