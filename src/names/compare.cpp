#include <algorithm>
#include <string>
#include <vector>

#include "names/words.h"
#include "opcit/name.h"

namespace opcit {
namespace {

using names::code_point_at;
using names::CodePoint;
using names::LetterKind;

/// A word as compared: folded, without apostrophes; hyphens, dots and blanks part words.
struct KeyWord {
  std::string plain;           ///< "muller"
  std::string transliterated;  ///< "mueller"
  bool initial = false;        ///< Stands for a longer word: one letter, or short with a dot.
  bool capitals = false;       ///< At most three letters, all capital, without a dot: maybe initials.
};
using KeyWords = std::vector<KeyWord>;

enum class Parentheses : std::uint8_t { keep, skip };

class WordCutter {
 public:
  explicit WordCutter(KeyWords& out) : out_(out) {}

  void cut(std::string_view text, Parentheses parentheses) {
    const std::size_t last_close = text.rfind(')');
    std::size_t depth = 0;
    for (std::size_t pos = 0; pos < text.size();) {
      const CodePoint at = code_point_at(text, pos);
      const bool closes_later = last_close != std::string_view::npos && pos < last_close;
      if (parentheses == Parentheses::skip && at.value == '(' && closes_later) ++depth;
      if (depth == 0) take(text.substr(pos, at.size), at.value);
      if (at.value == ')' && depth > 0) --depth;
      pos += at.size;
    }
    flush(false);
  }

 private:
  void take(std::string_view bytes, char32_t value) {
    if (value == '.') return flush(true);
    if (names::is_any_apostrophe(value) || names::is_invisible(value)) return;
    if (value == '(' || value == ')' || value == ',' || names::is_any_hyphen(value) || names::is_any_blank(value))
      return flush(false);
    raw_ += bytes;
  }

  void flush(bool dotted) {
    if (raw_.empty()) return;
    constexpr std::uint32_t longest_abbreviation = 4;  // "Chr.", "Phil."
    const names::Word word = names::look_at_word(raw_);
    KeyWord& made = out_.emplace_back();
    made.plain = names::fold_name_word(raw_);
    made.transliterated = names::transliterate_name_word(raw_);
    const bool cased = word.has_lower || word.has_upper();
    made.initial = cased && (word.letters == 1 || (dotted && word.letters <= longest_abbreviation));
    made.capitals = !made.initial && names::is_bare_initials(word);
    raw_.clear();
  }

  KeyWords& out_;
  std::string raw_;
};

void cut_into(KeyWords& words, std::string_view text) { WordCutter(words).cut(text, Parentheses::keep); }

// "T. L. (Frank)" and "Wang (王小明)" say the same name twice.
void cut_name_part(KeyWords& words, std::string_view text) {
  const std::size_t before = words.size();
  WordCutter(words).cut(text, Parentheses::skip);
  if (words.size() == before) cut_into(words, text);
}

// "JP" to "J" and "P".
KeyWords with_capitals_split(const KeyWords& words) {
  KeyWords out;
  for (const KeyWord& word : words) {
    if (!word.capitals) {
      out.push_back(word);
      continue;
    }
    for (std::size_t pos = 0; pos < word.plain.size();) {
      const std::size_t end = names::grapheme_end(word.plain, pos);
      const std::string letter = word.plain.substr(pos, end - pos);
      out.push_back({letter, letter, true, false});
      pos = end;
    }
  }
  return out;
}

bool has_lower(std::string_view text) noexcept { return names::look_at_word(text).has_lower; }

std::string suffix_key(std::string_view suffix) {
  KeyWords words;
  cut_into(words, suffix);
  std::string key;
  for (const KeyWord& word : words) key += word.plain;
  struct Row {
    std::string_view spelling, key;
  };
  constexpr Row rows[] = {{"junior", "jr"}, {"jnr", "jr"},  {"senior", "sr"}, {"snr", "sr"},
                          {"2nd", "ii"},    {"3rd", "iii"}, {"4th", "iv"},    {"5th", "v"}};
  for (const Row& row : rows) {
    if (row.spelling == key) return std::string(row.key);
  }
  return key;
}

/// A name as compared.
struct Side {
  KeyWords family;            ///< With its particles in front.
  std::size_t particles = 0;  ///< How many words of `family` are particles.
  KeyWords given;
  bool maybe_initials = false;  ///< "JP SERRE": only the other name can tell whether JP is a word.
  std::string suffix;
  bool literal = false;
};

bool is_east_asian_text(std::string_view text) noexcept {
  const names::Word word = names::look_at_word(text);
  return word.has_east_asian && !word.has_lower && !word.has_upper();
}

Side side_of_literal(const Name& name) {
  Side side;
  side.literal = true;
  cut_into(side.family, name.literal);
  if (side.family.size() > 1 && side.family.front().plain == "the") side.family.erase(side.family.begin());
  return side;
}

Side side_of(const Name& name) {
  if (!name.literal.empty()) return side_of_literal(name);
  Side side;
  cut_into(side.family, name.dropping_particle);
  cut_into(side.family, name.non_dropping_particle);
  side.particles = side.family.size();
  const bool single = name.family.empty();
  cut_name_part(side.family, single ? name.given : name.family);
  if (!single) cut_name_part(side.given, name.given);
  side.suffix = suffix_key(name.suffix);
  const bool any = std::any_of(side.given.begin(), side.given.end(), [](const KeyWord& word) { return word.capitals; });
  // In "JO SMITH" the capitals say nothing; in "JP Serre" they do.
  if (any && has_lower(name.family)) side.given = with_capitals_split(side.given);
  side.maybe_initials = any && !has_lower(name.family);
  return side;
}

void append_words(std::string& out, const KeyWords& words, std::string_view separator) {
  bool first = true;
  for (const KeyWord& word : words) {
    if (!first) out += separator;
    first = false;
    out += word.plain;
  }
}

std::string joined(const KeyWords& words) {
  std::string out;
  append_words(out, words, "");
  return out;
}

std::string key_of(const Side& side, bool east_asian) {
  std::string key;
  if (east_asian) {
    append_words(key, side.family, "");
    append_words(key, side.given, "");
    return key;
  }
  append_words(key, side.family, " ");
  if (side.given.empty() && side.suffix.empty()) return key;
  key += '|';
  append_words(key, side.given, " ");
  if (side.suffix.empty()) return key;
  return key += '|' + side.suffix;
}

bool is_east_asian(const Name& name) noexcept {
  if (!name.literal.empty()) return is_east_asian_text(name.literal);
  return is_east_asian_text(name.family) && (name.given.empty() || is_east_asian_text(name.given));
}

bool same_word(const KeyWord& a, const KeyWord& b) {
  return a.plain == b.plain || a.plain == b.transliterated || a.transliterated == b.plain ||
         a.transliterated == b.transliterated;
}

bool starts_with(std::string_view text, std::string_view start) noexcept {
  return text.substr(0, start.size()) == start;
}

bool same_given(const KeyWord& a, const KeyWord& b) {
  if (!a.initial && !b.initial) return same_word(a, b);
  const bool a_is_short = a.plain.size() <= b.plain.size();
  const KeyWord& brief = a_is_short ? a : b;
  const KeyWord& full = a_is_short ? b : a;
  return brief.initial &&
         (starts_with(full.plain, brief.plain) || starts_with(full.transliterated, brief.transliterated));
}

using Range = std::pair<std::size_t, std::size_t>;

bool same_words(const KeyWords& a, Range ra, const KeyWords& b, Range rb) {
  if (ra.second - ra.first != rb.second - rb.first) return false;
  return std::equal(a.begin() + static_cast<std::ptrdiff_t>(ra.first),
                    a.begin() + static_cast<std::ptrdiff_t>(ra.second),
                    b.begin() + static_cast<std::ptrdiff_t>(rb.first), same_word);
}

bool same_words(const KeyWords& a, const KeyWords& b) { return same_words(a, {0, a.size()}, b, {0, b.size()}); }

/// Whether `few` begins `many`, as "García" does "García Márquez".
bool begins(const KeyWords& few, std::size_t few_from, const KeyWords& many, std::size_t many_from) {
  const std::size_t count = few.size() - few_from;
  if (count == 0 || many.size() - many_from < count) return false;
  return same_words(few, {few_from, few.size()}, many, {many_from, many_from + count});
}

bool families_agree(const Side& a, const Side& b) {
  if (same_words(a.family, b.family) || joined(a.family) == joined(b.family)) return true;
  if (a.particles > 0 && b.particles > 0) {
    const bool same_particles = same_words(a.family, {0, a.particles}, b.family, {0, b.particles});
    if (!same_particles) return false;
  }
  return begins(a.family, a.particles, b.family, b.particles) || begins(b.family, b.particles, a.family, a.particles);
}

/// Whether all of `few` from `from` on are found in `many` in order.
bool is_subsequence(const KeyWords& few, const KeyWords& many, std::size_t from) {
  std::size_t found = 0;
  for (std::size_t i = from; i < many.size() && found < few.size(); ++i) {
    if (same_given(few[found], many[i])) ++found;
  }
  return found == few.size();
}

bool all_written_out(const KeyWords& words) {
  return std::none_of(words.begin(), words.end(), [](const KeyWord& word) { return word.initial; });
}

/// Middle names may be missing on one side; the first must agree, but for "F. Scott Fitzgerald", known as Scott.
bool fewer_given_agree(const KeyWords& few, const KeyWords& many) {
  if (few.empty()) return true;
  if (same_given(few.front(), many.front())) return is_subsequence(few, many, 0);
  return many.front().initial && !few.front().initial && all_written_out(few) && is_subsequence(few, many, 1);
}

bool givens_agree(const KeyWords& a, const KeyWords& b) {
  if (fewer_given_agree(a.size() <= b.size() ? a : b, a.size() <= b.size() ? b : a)) return true;
  // "Mingzhou", "Ming-Zhou".
  return all_written_out(a) && all_written_out(b) && joined(a) == joined(b);
}

bool givens_agree(const Side& a, const Side& b) {
  if (givens_agree(a.given, b.given)) return true;
  if (!a.maybe_initials && !b.maybe_initials) return false;
  return givens_agree(with_capitals_split(a.given), with_capitals_split(b.given)) ||
         givens_agree(a.maybe_initials ? with_capitals_split(a.given) : a.given, b.given) ||
         givens_agree(a.given, b.maybe_initials ? with_capitals_split(b.given) : b.given);
}

KeyWords in_order(const KeyWords& first, const KeyWords& second) {
  KeyWords all = first;
  all.insert(all.end(), second.begin(), second.end());
  return all;
}

/// One order of all words against the other: "Gabriel García Márquez" cut at either blank, "Zhou Mingzhou" and
/// "Mingzhou Zhou", a literal "Jane Roe" and the person.
bool whole_names_agree(const Side& a, const Side& b) {
  const KeyWords display_a = in_order(a.given, a.family);
  const KeyWords display_b = in_order(b.given, b.family);
  if (same_words(display_a, display_b)) return true;
  return same_words(display_a, in_order(b.family, b.given)) || same_words(in_order(a.family, a.given), display_b);
}

}  // namespace

std::string comparison_key(const Name& name) { return key_of(side_of(name), is_east_asian(name)); }

Compatibility compatible(const Name& a, const Name& b) {
  const Side side_a = side_of(a);
  const Side side_b = side_of(b);
  if (key_of(side_a, is_east_asian(a)) == key_of(side_b, is_east_asian(b))) return Compatibility::same;
  if (side_a.family.empty() || side_b.family.empty()) return Compatibility::different;
  if (!side_a.suffix.empty() && !side_b.suffix.empty() && side_a.suffix != side_b.suffix)
    return Compatibility::different;
  if (whole_names_agree(side_a, side_b)) return Compatibility::compatible;
  if (side_a.literal || side_b.literal) return Compatibility::different;
  return families_agree(side_a, side_b) && givens_agree(side_a, side_b) ? Compatibility::compatible
                                                                        : Compatibility::different;
}

}  // namespace opcit
