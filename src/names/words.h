/// The words of names: cuts a name into words, and has the tables of words with a special meaning.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/small_vector.h"
#include "base/trim.h"
#include "opcit/arena.h"
#include "text/unicode_names.h"

namespace opcit::names {

/// The letters of a word. `text` is a view of the name.
struct Word {
  std::string_view text = {};
  LetterKind first = LetterKind::none;  ///< The kind of its first letter.
  std::uint32_t letters = 0;
  std::uint32_t capitals = 0;
  bool has_lower = false;
  bool has_caseless = false;  ///< Has a letter of a script without case, East Asian or other.
  bool has_east_asian = false;

  bool has_upper() const noexcept { return capitals > 0; }
  bool all_caps() const noexcept { return capitals > 0 && !has_lower && !has_caseless; }
};

Word look_at_word(std::string_view text) noexcept;

/// The words of one name.
class Words {
 public:
  /// Cuts `tidy` (see tidy_blanks) at its spaces.
  explicit Words(std::string_view tidy) { cut(tidy); }

  /// Replaces the words by those of `tidy`.
  void cut(std::string_view tidy);

  std::size_t size() const noexcept { return words_.size(); }
  const Word& operator[](std::size_t i) const noexcept { return words_[i]; }
  std::span<const Word> all() const noexcept { return {words_.begin(), words_.size()}; }
  /// The text from word `from` to word `to`, without the latter.
  std::string_view join(std::size_t from, std::size_t to) const noexcept;

 private:
  Few<Word, 8> words_;
};

/// True if test(word) is true for a word of `tidy`; `word` is its text.
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

/// `text` with each run of whitespace of any kind as one space, trimmed, and without invisible characters
/// (except joiners in scripts that need them). Marks::drop also removes footnote marks of author lines.
/// Returns a view of `text` if nothing changes, otherwise of `arena`.
std::string_view tidy_blanks(std::string_view text, Marks marks, Arena& arena);

/// The tables. Lookups ignore case, diacritics and dots.
bool is_known_particle(std::string_view word);      ///< van, de, al ..
bool is_corporate_word(std::string_view word);      ///< Collaboration, Universität, GmbH ..
bool is_consortium_word(std::string_view word);     ///< Corporate words that sign papers: Collaboration, Team ..
bool is_title_word(std::string_view word);          ///< Dr., Prof. ..
bool is_degree_word(const Word& word);              ///< PhD, M.Sc. .., but not the family names Ma, Do and Ba.
bool may_be_degree_word(std::string_view word);     ///< The same, ignoring its capitals.
bool is_family_connector(std::string_view word);    ///< "y" in "Ortega y Gasset".
bool is_generation_word(std::string_view word);     ///< Jr., Sr., II, 3rd: always suffixes.
bool is_suffix_after_comma(std::string_view word);  ///< These, and suffixes only after a comma: I, V, Esq.
bool is_special_word(std::string_view word);        ///< Any of these except particles and connectors.

/// True for abbreviations of names: "J.", "J", "J.P.", "J.-P.", "Yu.".
bool is_initial(const Word& word) noexcept;
/// True for at most three capitals only: "JP", the initials of Vancouver style.
bool is_bare_initials(const Word& word) noexcept;

}  // namespace opcit::names
