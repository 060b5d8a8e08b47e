/// Names prepared for comparison: folded words, with initials marked. opcit/name.h states which differences count;
/// relation.h uses the result.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/name.h"

namespace opcit::names {

/// A folded word without apostrophes. Hyphens, dots and spaces separate words.
struct KeyWord {
  std::string plain;           ///< "muller"
  std::string transliterated;  ///< "mueller"
  bool initial = false;        ///< An abbreviation: one letter, or a short word with a dot.
  bool capitals = false;       ///< At most three letters, all capitals, without a dot: maybe initials.
};
using KeyWords = std::vector<KeyWord>;

/// A name, prepared for comparison.
struct ComparedName {
  KeyWords family;            ///< Including its particles, which come first.
  std::size_t particles = 0;  ///< How many words of `family` are particles.
  KeyWords given;
  bool maybe_initials = false;  ///< "JP SERRE": only the other name can show if JP is a word.
  std::string suffix;
  bool literal = false;
};

ComparedName compared(const Name& name);

/// comparison_key() of `name`, from the result of compared(name).
std::string key_of(const ComparedName& compared, const Name& name);

/// Interprets "JP" as "J" and "P".
KeyWords with_capitals_split(const KeyWords& words);

/// The plain words, joined without separator.
std::string joined(const KeyWords& words);

/// Compares the letters or the usual transliteration: "Müller" is the same word as "Muller" and "Mueller", although
/// these two differ.
bool same_word(const KeyWord& a, const KeyWord& b);

/// same_word(), or one word is an initial of the other.
bool same_given(const KeyWord& a, const KeyWord& b);

}  // namespace opcit::names
