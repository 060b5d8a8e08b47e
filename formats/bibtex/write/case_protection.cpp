#include "bibtex/write/case_protection.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/ascii.h"
#include "text/unicode.h"
#include "text/unicode_names.h"

namespace opcit::bibtex {
namespace {

using namespace names;

/// A run of letters (with combining marks), digits and apostrophes.
struct Word {
  std::size_t pos = 0;
  std::size_t len = 0;
  std::size_t letters = 0;
  bool first_upper = false;
  bool inner_upper = false;  ///< An upper-case letter that is not the first character.
  bool has_upper = false;
  bool has_lower = false;
  bool has_digit = false;
  bool starts_clause = false;  ///< First of the title, or after ". ", ": ", "? ", "! ": styles keep its capital.
};

/// Shorter words ("and", "from") are lower case in title case and in sentence case, so they give no evidence.
constexpr std::size_t telling_letters = 5;
/// If a title has at least this many capitalised words and no lower-case letter, its capitals mean nothing.
constexpr std::size_t shouted_words = 3;

/// The classes of a character in a title. A character can have none, one or two of them.
using Traits = std::uint8_t;
constexpr Traits lower_letter = 1, upper_letter = 2, other_letter = 4, digit = 8, within_word = 16, blank = 32,
                 clause_end = 64;
constexpr Traits letter = lower_letter | upper_letter | other_letter;
constexpr Traits in_word = letter | digit | within_word;

/// The classes of ASCII characters.
constexpr std::array<Traits, 256> ascii_traits = [] {
  std::array<Traits, 256> table{};
  for (std::size_t c = 0; c <= ' '; ++c) table[c] = blank;
  table[0x7F] = blank;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = lower_letter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = upper_letter;
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = digit;
  table['\''] = table['`'] = within_word;
  table[':'] = table['.'] = table['?'] = table['!'] = clause_end;
  return table;
}();

Traits traits_beyond_ascii(char32_t c) noexcept {
  const LetterKind kind = letter_kind(c);
  if (kind == LetterKind::lower) return lower_letter;
  if (kind == LetterKind::upper) return upper_letter;
  if (kind != LetterKind::none) return other_letter;
  if (is_decimal_digit(c)) return digit;
  if (is_any_apostrophe(c) || is_mark(c)) return within_word;
  return is_any_blank(c) ? blank : Traits{0};
}

struct Character {
  Traits traits;
  std::size_t size;
};

Character character_at(std::string_view text, std::size_t pos) noexcept {
  const auto byte = static_cast<unsigned char>(text[pos]);
  if (byte < 0x80) return {ascii_traits[byte], 1};
  const CodePoint point = code_point_at(text, pos);
  return {traits_beyond_ascii(point.value), point.size};
}

/// The word that begins at `pos` with a letter or a digit.
Word word_at(std::string_view text, std::size_t pos) noexcept {
  Word word{.pos = pos};
  const Character start = character_at(text, pos);
  const Traits first = start.traits;
  Traits others = 0;
  word.letters = (first & letter) != 0 ? 1 : 0;
  std::size_t end = pos + start.size;
  const auto take = [&](Traits traits, std::size_t size) {
    others |= traits;
    word.letters += (traits & letter) != 0 ? 1U : 0U;
    end += size;
  };
  for (;;) {
    for (Traits traits = 0; end < text.size(); take(traits, 1)) {
      traits = ascii_traits[static_cast<unsigned char>(text[end])];
      if ((traits & in_word) == 0) break;
    }
    if (end == text.size() || !ascii::is_beyond(text[end])) break;
    const Character c = character_at(text, end);
    if ((c.traits & in_word) == 0) break;
    take(c.traits, c.size);
  }
  word.len = end - pos;
  const Traits all = first | others;
  word.first_upper = (first & upper_letter) != 0;
  word.inner_upper = (others & upper_letter) != 0;
  word.has_upper = (all & upper_letter) != 0;
  word.has_lower = (all & lower_letter) != 0;
  word.has_digit = (all & digit) != 0;
  return word;
}

template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
  bool starts_clause = true;
  bool ended_clause = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const Character c = character_at(text, pos);
    if ((c.traits & (letter | digit)) == 0) {
      starts_clause = starts_clause || (ended_clause && (c.traits & blank) != 0);
      ended_clause = (c.traits & clause_end) != 0;
      pos += c.size;
      continue;
    }
    Word word = word_at(text, pos);
    word.starts_clause = starts_clause;
    starts_clause = ended_clause = false;
    pos += word.len;
    visit(std::as_const(word));
  }
}

bool needs_protection(const Word& word, std::string_view text, bool sentence_case) {
  if (!word.has_upper) return false;
  if (word.inner_upper) return true;     // mSAM, GPU, McDonald, 360Brew
  if (word.has_digit) return true;       // V100
  if (word.starts_clause) return false;  // BibTeX keeps the first letter of a clause
  // "A" is nearly always an article; every other single capital is a symbol ("X-ray", "vitamin C").
  if (word.letters == 1) return word.len != 1 || text[word.pos] != 'A';
  return sentence_case;  // "on Riemann surfaces"
}

/// What the capitals of all words show: shouted, title case or sentence case.
class Manner {
 public:
  explicit Manner(std::string_view text) {
    for_each_word(text, [&](const Word& word) {
      any_lower_ = any_lower_ || word.has_lower;
      capitals_ += word.letters > 1 && word.has_upper ? 1U : 0U;
      always_ = always_ || needs_protection(word, text, false);
      in_sentences_ = in_sentences_ || needs_protection(word, text, true);
      if (word.letters < telling_letters || word.starts_clause || word.inner_upper) return;
      lower_ += word.first_upper ? -1 : 1;
    });
  }

  bool is_shouted() const noexcept { return !any_lower_ && capitals_ >= shouted_words; }
  /// In sentence case, a capital has a reason.
  bool is_sentence_case() const noexcept { return lower_ > 0; }
  bool protects_none() const noexcept { return !(is_sentence_case() ? in_sentences_ : always_); }

 private:
  bool any_lower_ = false;
  std::size_t capitals_ = 0;   ///< Words with at least one capital.
  std::ptrdiff_t lower_ = 0;   ///< Long words without a capital, minus long words with one.
  bool always_ = false;        ///< A word needs protection in title case and in sentence case.
  bool in_sentences_ = false;  ///< A word needs protection in sentence case.
};

bool overlaps_math_or_tex(const Text& title, const Word& word) {
  return std::ranges::any_of(title.runs, [&](const Run& run) {
    return (run.style == Style::math || run.style == Style::tex || run.style == Style::link) &&
           run.pos < word.pos + word.len && word.pos < std::size_t{run.pos} + run.len;
  });
}

/// Runs must nest, so a word is not protected if a style begins or ends inside it.
bool crosses_a_run(const Text& title, const Word& word) {
  return std::ranges::any_of(title.runs, [&](const Run& run) {
    const std::size_t end = std::size_t{run.pos} + run.len;
    const bool starts_inside = run.pos > word.pos && run.pos < word.pos + word.len;
    const bool ends_inside = end > word.pos && end < word.pos + word.len;
    return starts_inside != ends_inside;
  });
}

}  // namespace

Text protect_case(const Text& title, std::vector<Run>& runs) {
  if (std::ranges::find(title.runs, Style::keep_case, &Run::style) != title.runs.end()) return title;
  const Manner manner(title.plain);
  if (manner.is_shouted() || (manner.protects_none() && title.runs.empty())) return title;
  const std::size_t first = runs.size();
  runs.insert(runs.end(), title.runs.begin(), title.runs.end());
  for_each_word(title.plain, [&](const Word& word) {
    if (!needs_protection(word, title.plain, manner.is_sentence_case())) return;
    if (overlaps_math_or_tex(title, word) || crosses_a_run(title, word)) return;
    runs.push_back({static_cast<std::uint32_t>(word.pos), static_cast<std::uint32_t>(word.len), Style::keep_case, {}});
  });
  const auto added = std::span<Run>(runs).subspan(first);
  const auto before = [](const Run& a, const Run& b) { return a.pos != b.pos ? a.pos < b.pos : a.len > b.len; };
  // Without styles the runs are already sorted; a stable sort would allocate memory.
  if (!std::ranges::is_sorted(added, before)) std::ranges::stable_sort(added, before);
  return {title.plain, added};
}

}  // namespace opcit::bibtex
