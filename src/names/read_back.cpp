#include "names/read_back.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "names/letter_set.h"
#include "text/unicode_names.h"

namespace opcit::names {
namespace {

/// Why this is safe. Every part is made of words parted by single blanks, and of bytes that are neither TeX (so
/// prints_itself() in tex_words.cpp holds, and a part's text is its TeX) nor commas, equals signs or quotes (so that
/// pieces are parted where the writer parted them, and no name is in biblatex's extended form), and that begin no blank
/// and no character without width (so tidy_blanks() changes nothing). Then the words are BibTeX's tokens, and the case
/// of their first letters alone decides what is a particle.
///
/// Beyond ASCII what begins such a blank or such a character is not plain: U+0080 to U+00BF, U+1000 to U+1DFF,
/// U+2000 to U+2FFF and U+F000 to U+FFFF; of U+061C and U+3000 the byte behind tells.
enum : std::uint8_t { plain_byte = 1, single_byte = 2, telling_byte = 4 };
constexpr std::array<std::uint8_t, 256> plain_bytes = [] {
  std::array<std::uint8_t, 256> table{};
  const auto allow = [&table](unsigned from, unsigned to) {
    for (unsigned byte = from; byte <= to; ++byte) table[byte] = plain_byte;
  };
  allow('a', 'z');
  allow('A', 'Z');
  allow('0', '9');
  for (const char c : {'.', '-', '\''}) table[static_cast<unsigned char>(c)] = plain_byte | single_byte;
  allow(0x80, 0xBF);  // of characters of several bytes all but the first
  allow(0xC3, 0xE1);
  allow(0xE3, 0xEE);
  allow(0xF0, 0xF4);
  for (const unsigned byte : {0xD8U, 0xE1U, 0xE3U}) table[byte] = plain_byte | telling_byte;
  return table;
}();

/// Whether `next` may follow a telling byte.
bool tells_plain(char lead, char next) noexcept {
  const auto byte = static_cast<unsigned char>(next);
  if (lead == '\xD8') return byte != 0x9C;
  return byte >= (lead == '\xE1' ? 0xB8 : 0x81);
}

/// What a part's words say.
struct Part {
  bool plain = false;
  bool ascii = false;
  std::size_t words = 0;
  std::size_t lower = 0;     ///< Words whose first letter is in lower case.
  std::size_t upper = 0;     ///< Words whose first letter is in upper case.
  std::size_t initials = 0;  ///< Words of one character.
  bool last_lower = false;   ///< The last word is one in lower case.
  std::string_view last = {};

  std::size_t lower_before_last() const noexcept { return lower - (last_lower ? 1 : 0); }
};

LetterKind kind_of(std::string_view word) noexcept {
  const auto c = static_cast<unsigned char>(word[0]);
  const LetterKind kind = c < 0x80 ? letter_kind(c) : LetterKind::none;
  return kind != LetterKind::none ? kind : first_letter(word);
}

bool is_lower_word(std::string_view word) noexcept { return kind_of(word) == LetterKind::lower; }

/// The end of the word that begins at `from`: a blank or the end of the text; `from` where it is none of plain bytes or
/// doubles a hyphen, an apostrophe or a dot. Adds its bytes to `all`.
std::size_t plain_word_end(std::string_view text, std::size_t from, unsigned& all) noexcept {
  std::size_t end = from;
  for (; end < text.size() && text[end] != ' '; ++end) {
    const std::uint8_t is = plain_bytes[static_cast<unsigned char>(text[end])];
    if (is == 0) return from;
    all |= static_cast<unsigned char>(text[end]);
    if (is == plain_byte) continue;
    const char next = end + 1 < text.size() ? text[end + 1] : ' ';
    if ((is & single_byte) != 0 ? next == text[end] : !tells_plain(text[end], next)) return from;
  }
  return end;
}

/// Plain are words of plain bytes with single blanks between them, none of which is "and".
Part look_at(std::string_view text) noexcept {
  Part part;
  unsigned all = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = plain_word_end(text, from, all);
    const std::string_view word = text.substr(from, end - from);
    if (word.empty() || ascii::equals_lower(word, "and") || end + 1 == text.size()) return {};
    const LetterKind kind = kind_of(word);
    part.last = word;
    part.last_lower = kind == LetterKind::lower;
    part.lower += part.last_lower ? 1 : 0;
    part.upper += kind == LetterKind::upper ? 1 : 0;
    part.initials += code_point_at(word, 0).size == word.size() ? 1 : 0;
    ++part.words;
    from = end + 1;
  }
  part.plain = part.words > 0;
  part.ascii = all < 0x80;
  return part;
}

/// Whether a name that ends with this word may be a mark of omission to strip_omission() ("et al.", "others", "12 more
/// authors").
bool may_be_omission(std::string_view word) noexcept {
  static constexpr auto endings = std::to_array<std::string_view>(
      {"additional", "al", "alia", "aliae", "alii", "author", "authors", "co-authors", "coauthors", "et.al", "etal",
       "further", "more", "other", "others", "people", "shown"});
  static constexpr WordEnds ends(endings);
  while (word.ends_with('.')) word.remove_suffix(1);
  while (word.starts_with('.')) word.remove_prefix(1);
  if (word.empty() || !ends.may_be(word)) return false;
  return std::ranges::any_of(endings, [&](std::string_view ending) { return ascii::equals_lower(word, ending); });
}

/// Within a group "and" is a word like any other.
bool is_plain_group(std::string_view text) noexcept {
  unsigned all = 0;
  for (std::size_t from = 0;;) {
    const std::size_t end = plain_word_end(text, from, all);
    if (end == from) return false;
    if (end == text.size()) return true;
    from = end + 1;
  }
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
    if (take_family_first(name, family, given)) return true;
    *this = before;
    return take_given_first(name, family, given);
  }

  bool at_end() const noexcept { return rest_.empty(); }

 private:
  /// A group of its own is one token, whatever its words.
  bool take_literal(const Name& name) noexcept {
    const bool alone = name.family.empty() && name.given.empty() && name.suffix.empty() &&
                       name.non_dropping_particle.empty() && name.dropping_particle.empty();
    return alone && is_plain_group(name.literal) && take("{") && take(name.literal) && take("}");
  }

  bool take_single(const Name& name, const Part& family) {
    const bool alone = name.suffix.empty() && name.non_dropping_particle.empty();
    return alone && family.words == 1 && !may_be_omission(family.last) && take(name.family);
  }

  bool take_particle(std::string_view particle) noexcept { return particle.empty() || (take(particle) && take(" ")); }

  /// "von Last, Jr, First": the particle is the words in lower case that come first, but never the last word.
  bool take_family_first(const Name& name, const Part& family, const Part& given) {
    const bool splits = family.words == 1 || !is_lower_word(name.family.substr(0, name.family.find(' ')));
    if (!splits || may_be_omission(given.last)) return false;
    if (!name.suffix.empty() && !look_at(name.suffix).plain) return false;
    if (!take_particle(name.non_dropping_particle) || !take(name.family) || !take(", ")) return false;
    return (name.suffix.empty() || (take(name.suffix) && take(", "))) && take(name.given);
  }

  /// "First von Last": the particle is from the first to the last word in lower case before the last word.
  bool take_given_first(const Name& name, const Part& family, const Part& given) {
    const bool has_particle = !name.non_dropping_particle.empty();
    const bool splits = given.lower == 0 && (has_particle ? family.lower_before_last() == 0 : family.words == 1);
    if (!splits || !name.suffix.empty() || may_be_omission(family.last)) return false;
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

PlainName look_at_plain(const Name& name) {
  if (!name.literal.empty() || !name.suffix.empty() || !name.dropping_particle.empty()) return {};
  const Part family = look_at(name.family);
  // A word in lower case would be taken for a particle.
  if (!family.plain || family.lower_before_last() != 0) return {};
  const Part given = look_at(name.given);
  if (!given.plain) return {};
  const bool has_particle = !name.non_dropping_particle.empty();
  const Part von = has_particle ? look_at(name.non_dropping_particle) : Part{};
  if (has_particle && (!von.plain || von.lower != von.words)) return {};
  // Whether it is one is for bibtex_form() to say, which puts it in braces.
  if (may_be_omission(given.last) || may_be_omission(family.last)) return {};
  const bool ends_where_it_should = has_particle || family.words == 1;
  return {.plain = true,
          .ascii = family.ascii && given.ascii && (!has_particle || von.ascii),
          .family_first = true,
          .given_first = ends_where_it_should && given.lower == 0,
          .capitals = ends_where_it_should && family.upper == family.words && given.upper == given.words &&
                      given.initials == 0};
}

}  // namespace opcit::names
