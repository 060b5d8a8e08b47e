/// Names taken apart for comparing: folded words, initials told from words. opcit/name.h says what counts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/name.h"

namespace opcit::names {

/// A word as compared: folded, without apostrophes; hyphens, dots and blanks part words.
struct KeyWord {
  std::string plain;           ///< "muller"
  std::string transliterated;  ///< "mueller"
  bool initial = false;        ///< Stands for a longer word: one letter, or short with a dot.
  bool capitals = false;       ///< At most three letters, all capital, without a dot: maybe initials.
};
using KeyWords = std::vector<KeyWord>;

/// A name as compared.
struct ComparedName {
  KeyWords family;            ///< With its particles in front.
  std::size_t particles = 0;  ///< How many words of `family` are particles.
  KeyWords given;
  bool maybe_initials = false;  ///< "JP SERRE": only the other name can tell whether JP is a word.
  std::string suffix;
  bool literal = false;
};

ComparedName compared(const Name& name);

/// comparison_key() of what compared() gave for `name`.
std::string key_of(const ComparedName& compared, const Name& name);

/// "JP" taken for "J" and "P".
KeyWords with_capitals_split(const KeyWords& words);

/// The plain words with nothing between.
std::string joined(const KeyWords& words);

/// By their letters, or by customary transliteration: "Müller" is the same word as "Muller" and as "Mueller", which are
/// two words.
bool same_word(const KeyWord& a, const KeyWord& b);

/// same_word(), or one is an initial of the other.
bool same_given(const KeyWord& a, const KeyWord& b);

}  // namespace opcit::names
