/// The words that names are made of: cutting a name into words, and the tables of words with a meaning of their own.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/small_vector.h"
#include "base/trim.h"
#include "opcit/arena.h"
#include "text/unicode_names.h"

namespace opcit::names {

/// What a word's letters say. `text` is a slice of the name it was cut from.
struct Word {
  std::string_view text = {};
  LetterKind first = LetterKind::none;  ///< Of its first letter.
  std::uint32_t letters = 0;
  std::uint32_t capitals = 0;
  bool has_lower = false;
  bool has_caseless = false;  ///< A letter of a script without case, East Asian or other.
  bool has_east_asian = false;

  bool has_upper() const noexcept { return capitals > 0; }
  bool all_caps() const noexcept { return capitals > 0 && !has_lower && !has_caseless; }
};

Word look_at_word(std::string_view text) noexcept;

/// The words of one name.
class Words {
 public:
  /// Cuts `tidy` (see tidy_blanks) at its blanks.
  explicit Words(std::string_view tidy) { cut(tidy); }

  /// The words of `tidy` in place of the others.
  void cut(std::string_view tidy);

  std::size_t size() const noexcept { return words_.size(); }
  const Word& operator[](std::size_t i) const noexcept { return words_[i]; }
  std::span<const Word> all() const noexcept { return {words_.begin(), words_.size()}; }
  /// The text from word `from` up to, not including, word `to`.
  std::string_view join(std::size_t from, std::size_t to) const noexcept;

 private:
  Few<Word, 8> words_;
};

/// Calls test(word) for the words of `tidy`, as texts; true when it says so of one of them.
template <class Test>
bool any_word(std::string_view tidy, Test test) {
  for (std::size_t from = 0; from < tidy.size();) {
    std::size_t end = from;
    while (end < tidy.size() && tidy[end] != ' ') ++end;
    if (end > from && test(tidy.substr(from, end - from))) return true;
    from = end + 1;
  }
  return false;
}

inline std::string_view trim(std::string_view text) noexcept { return ascii::trim_controls(text); }

enum class Marks : std::uint8_t { keep, drop };

/// `text` with blanks of every kind made single ordinary ones, none at the ends, and without characters that show
/// nothing (joiners within scripts that need them stay). Marks::drop also takes out the footnote marks of author lines.
/// A view of `text` where nothing had to change, else of `arena`.
std::string_view tidy_blanks(std::string_view text, Marks marks, Arena& arena);

/// The tables. A word is looked up without regard to case, diacritics and dots.
bool is_known_particle(std::string_view word);      ///< van, de, al ..
bool is_corporate_word(std::string_view word);      ///< Collaboration, Universität, GmbH ..
bool is_consortium_word(std::string_view word);     ///< Those of them that sign papers: Collaboration, Team ..
bool is_title_word(std::string_view word);          ///< Dr., Prof. ..
bool is_degree_word(const Word& word);              ///< PhD, M.Sc. .., but not the family names Ma, Do and Ba.
bool may_be_degree_word(std::string_view word);     ///< The same without a look at its capitals.
bool is_family_connector(std::string_view word);    ///< "y" in "Ortega y Gasset".
bool is_generation_word(std::string_view word);     ///< Jr., Sr., II, 3rd: suffixes that nothing else can be.
bool is_suffix_after_comma(std::string_view word);  ///< Those, and what only a comma makes a suffix: I, V, Esq.
bool is_special_word(std::string_view word);        ///< Any of these but particles and connectors.

/// "J.", "J", "J.P.", "J.-P.", "Yu.": what stands for a name that is not written out.
bool is_initial(const Word& word) noexcept;
/// Upper-case letters only, at most three: "JP", as Vancouver style writes initials.
bool is_bare_initials(const Word& word) noexcept;

}  // namespace opcit::names
