#include "names/read_back.h"

#include <algorithm>
#include <array>

#include "text/unicode_names.h"

namespace opcit::names {
namespace {

/// Why this is safe. Every part is made of words parted by single blanks, and of bytes that are neither TeX (so
/// prints_itself() in tex_words.cpp holds, and a part's text is its TeX) nor commas, equals signs or quotes (so that
/// pieces are parted where the writer parted them, and no name is in biblatex's extended form), and that begin no blank
/// and no character without width (so tidy_blanks() changes nothing). Then the words are BibTeX's tokens, and the case
/// of their first letters alone decides what is a particle.
///
/// U+00C0 to U+033F, Greek, Cyrillic, U+1E00 to U+1FFF (the letters of Vietnamese, among others), U+4000 to U+9FFF
/// (Han) and most of Hangul hold no such character; others are left out.
constexpr std::array<bool, 256> plain_bytes = [] {
  std::array<bool, 256> table{};
  const auto allow = [&table](unsigned from, unsigned to) {
    for (unsigned byte = from; byte <= to; ++byte) table[byte] = true;
  };
  allow('a', 'z');
  allow('A', 'Z');
  allow('0', '9');
  for (const char c : {' ', '.', '-', '\''}) table[static_cast<unsigned char>(c)] = true;
  allow(0x80, 0xBF);  // of characters of several bytes all but the first
  allow(0xC3, 0xCC);
  allow(0xCE, 0xD3);
  allow(0xE1, 0xE1);  // before 0xB8 and above only
  allow(0xE4, 0xE9);
  allow(0xEB, 0xEC);
  return table;
}();

constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equals_folded(std::string_view word, std::string_view lower_case) noexcept {
  return word.size() == lower_case.size() && std::ranges::equal(word, lower_case, {}, lower);
}

/// What a part's words say.
struct Part {
  bool plain = false;
  std::size_t words = 0;
  std::size_t lower = 0;    ///< Words whose first letter is in lower case.
  bool last_lower = false;  ///< Likewise the last of them.
};

bool is_lower_word(std::string_view word) noexcept {
  if (word[0] >= 'A' && word[0] <= 'Z') return false;
  return first_letter(word) == LetterKind::lower;
}

/// No doubled hyphen, apostrophe, dot or blank, and no blank at an end.
bool is_plain(std::string_view part) noexcept {
  char before = ' ';
  for (const char c : part) {
    const bool doubled = c == before && (c == ' ' || c == '-' || c == '\'' || c == '.');
    const bool unknown = before == '\xE1' && static_cast<unsigned char>(c) < 0xB8;
    if (doubled || unknown || !plain_bytes[static_cast<unsigned char>(c)]) return false;
    before = c;
  }
  return before != ' ' && before != '\xE1';
}

Part look_at(std::string_view text) noexcept {
  Part part;
  part.plain = is_plain(text);
  if (!part.plain) return part;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    part.plain = part.plain && !equals_folded(word, "and");
    part.last_lower = is_lower_word(word);
    part.lower += part.last_lower ? 1 : 0;
    ++part.words;
  }
  return part;
}

/// Whether a name that ends so may be a mark of omission to strip_omission() ("et al.", "others", "12 more authors").
bool may_be_omission(std::string_view last_part) noexcept {
  constexpr auto endings = std::to_array<std::string_view>({"additional", "al", "alia", "aliae", "alii", "author",
                                                            "authors", "co-authors", "coauthors", "et.al", "etal",
                                                            "further", "more", "other", "others", "people", "shown"});
  std::string_view word = last_part.substr(last_part.rfind(' ') + 1);
  while (word.starts_with('.')) word.remove_prefix(1);
  while (word.ends_with('.')) word.remove_suffix(1);
  constexpr std::string_view last_letters = "aeilnrs";
  if (word.empty() || last_letters.find(lower(word.back())) == std::string_view::npos) return false;
  return std::ranges::any_of(endings, [&](std::string_view ending) { return equals_folded(word, ending); });
}

class Walk {
 public:
  explicit Walk(std::string_view tex) noexcept : rest_(tex) {}

  bool take(std::string_view expected) noexcept {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  bool take_person(const Name& name) {
    if (!name.literal.empty()) return take_literal(name);
    if (name.family.empty() || !name.dropping_particle.empty()) return false;
    const Part family = look_at(name.family);
    if (!family.plain) return false;
    if (name.given.empty()) return take_single(name, family);
    const Part given = look_at(name.given);
    const Part von = look_at(name.non_dropping_particle);
    if (!given.plain || (!name.non_dropping_particle.empty() && (!von.plain || von.lower != von.words))) return false;
    const Walk before = *this;
    if (take_family_first(name, family)) return true;
    *this = before;
    return take_given_first(name, family, given);
  }

  bool at_end() const noexcept { return rest_.empty(); }

 private:
  /// A group of its own is one token, whatever its words.
  bool take_literal(const Name& name) noexcept {
    const bool alone = name.family.empty() && name.given.empty() && name.suffix.empty() &&
                       name.non_dropping_particle.empty() && name.dropping_particle.empty();
    return alone && is_plain(name.literal) && take("{") && take(name.literal) && take("}");
  }

  bool take_single(const Name& name, const Part& family) {
    const bool alone = name.suffix.empty() && name.non_dropping_particle.empty();
    return alone && family.words == 1 && !may_be_omission(name.family) && take(name.family);
  }

  bool take_particle(std::string_view particle) noexcept { return particle.empty() || (take(particle) && take(" ")); }

  /// "von Last, Jr, First": the particle is the words in lower case that come first, but never the last word.
  bool take_family_first(const Name& name, const Part& family) {
    const bool splits = family.words == 1 || !is_lower_word(name.family.substr(0, name.family.find(' ')));
    if (!splits || may_be_omission(name.given)) return false;
    if (!name.suffix.empty() && !look_at(name.suffix).plain) return false;
    if (!take_particle(name.non_dropping_particle) || !take(name.family) || !take(", ")) return false;
    return (name.suffix.empty() || (take(name.suffix) && take(", "))) && take(name.given);
  }

  /// "First von Last": the particle is from the first to the last word in lower case before the last word.
  bool take_given_first(const Name& name, const Part& family, const Part& given) {
    const bool has_particle = !name.non_dropping_particle.empty();
    const std::size_t lower_inside = family.lower - (family.last_lower ? 1 : 0);
    const bool splits = given.lower == 0 && (has_particle ? lower_inside == 0 : family.words == 1);
    if (!splits || !name.suffix.empty() || may_be_omission(name.family)) return false;
    return take(name.given) && take(" ") && take_particle(name.non_dropping_particle) && take(name.family);
  }

  std::string_view rest_;
};

}  // namespace

bool surely_reads_as(std::string_view tex, const Names& names) {
  Walk walk(tex);
  bool first = true;
  for (const Name& name : names.people) {
    if (!first && !walk.take(" and ")) return false;
    if (!walk.take_person(name)) return false;
    first = false;
  }
  if (names.truncated && !walk.take(first ? "others" : " and others")) return false;
  return walk.at_end();
}

}  // namespace opcit::names
