#include "names/words.h"
#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>

namespace opcit::names {
namespace {

// All tables are sorted, in lower case, without dots and diacritics.
constexpr std::string_view particles[] = {
    "aan",   "af",  "al",  "am",    "an",  "auf", "av",   "aw",   "ben",   "bin",   "bint",  "d",    "da",   "dal",
    "dalla", "das", "de",  "degli", "dei", "del", "dela", "dell", "della", "delle", "dello", "dem",  "den",  "der",
    "des",   "di",  "do",  "dos",   "du",  "e",   "el",   "het",  "ibn",   "im",    "in",    "la",   "las",  "le",
    "les",   "lo",  "los", "op",    "s",   "t",   "te",   "ten",  "ter",   "the",   "tho",   "thoe", "thor", "to",
    "toe",   "tot", "und", "van",   "ver", "vom", "von",  "vor",  "vorm",  "zu",    "zum",   "zur"};
constexpr std::string_view corporates[] = {
    "academy",       "administration", "agency",       "alliance",      "association",   "authority",
    "bureau",        "center",         "centre",       "centro",        "collaboration", "collaborations",
    "collaborators", "college",        "commission",   "committee",     "community",     "company",
    "conference",    "consortia",      "consortium",   "contributors",  "cooperation",   "corp",
    "corporation",   "council",        "department",   "developers",    "ecole",         "federation",
    "forum",         "foundation",     "fundacion",    "gmbh",          "government",    "group",
    "groups",        "hospital",       "inc",          "initiative",    "institut",      "institute",
    "institutes",    "institution",    "instituto",    "investigators", "istituto",      "laboratories",
    "laboratory",    "library",        "llc",          "ltd",           "ministry",      "museum",
    "network",       "observatory",    "office",       "organisation",  "organization",  "participants",
    "partnership",   "project",        "publishers",   "secretariat",   "societe",       "society",
    "taskforce",     "team",           "universidad",  "universidade",  "universita",    "universitat",
    "universite",    "universiteit",   "universities", "university",    "workshop"};
constexpr std::string_view consortia[] = {"collaboration", "collaborations", "collaborators", "consortia",
                                          "consortium",    "group",          "initiative",    "investigators",
                                          "network",       "project",        "team"};
constexpr std::string_view titles[] = {"doctor", "dr", "dr-ing", "mr", "mrs", "ms", "prof", "professor"};
constexpr std::string_view degrees[] = {"ba",   "bs",   "bsc",  "dmd",    "do",  "dphil", "drph", "dsc",  "dvm",
                                        "frcp", "frcs", "frs",  "ma",     "mba", "mbbs",  "md",   "meng", "mph",
                                        "ms",   "msc",  "mscs", "pharmd", "phd", "rn",    "scd"};
constexpr std::string_view generations[] = {"2nd", "3rd", "4th", "5th", "ii", "iii", "iv", "jnr", "jr", "snr", "sr"};
constexpr std::string_view comma_suffixes[] = {"2nd", "3rd", "4th", "5th", "esq",    "filho", "i",      "ii",
                                               "iii", "iv",  "jnr", "jr",  "junior", "neto",  "senior", "snr",
                                               "sr",  "v",   "vi",  "vii", "viii",   "ix",    "x"};
constexpr std::size_t longest_table_word = 24;

/// The words of all tables except the particles, sorted by size.
constexpr auto special_words = [] {
  constexpr std::size_t count = std::size(corporates) + std::size(consortia) + std::size(titles) + std::size(degrees) +
                                std::size(generations) + std::size(comma_suffixes);
  std::array<std::string_view, count> all{};
  auto end = all.begin();
  const auto add = [&end](const auto& words) { end = std::ranges::copy(words, end).out; };
  add(corporates);
  add(consortia);
  add(titles);
  add(degrees);
  add(generations);
  add(comma_suffixes);
  std::ranges::sort(all, {}, &std::string_view::size);
  return all;
}();

/// A table of words, with filters that exclude most other words quickly: by length, first and last letter.
class WordTable {
 public:
  constexpr explicit WordTable(std::span<const std::string_view> words) : words_(words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string_view word = words[i];
      if (firsts_[word.size()] == 0) begins_[word.size()] = static_cast<std::uint8_t>(i);
      ends_[word.size()] = static_cast<std::uint8_t>(i + 1);
      firsts_[word.size()] |= bit_of(word.front());
      lasts_[word.size()] |= bit_of(word.back());
      any_first_ |= bit_of(word.front());
      any_last_ |= bit_of(word.back());
    }
  }

  /// False if no word of the table has this length and these first and last letters.
  bool may_contain(std::size_t size, char first, char last) const noexcept {
    return size < firsts_.size() && (firsts_[size] & bit_of(first)) != 0 && (lasts_[size] & bit_of(last)) != 0;
  }

  bool contains(std::string_view word) const noexcept {
    if (word.empty() || !may_contain(word.size(), word.front(), word.back())) return false;
    const auto here = words_.first(ends_[word.size()]).subspan(begins_[word.size()]);
    return std::find(here.begin(), here.end(), word) != here.end();
  }

  /// True if a word of the table begins and ends like this.
  bool has_ends(std::string_view begin, std::string_view end) const noexcept {
    if (!begin.empty() && (any_first_ & bit_of(begin.front())) == 0) return false;
    if (!end.empty() && (any_last_ & bit_of(end.back())) == 0) return false;
    return std::any_of(words_.begin(), words_.end(), [&](std::string_view word) {
      if (word.size() < begin.size() + end.size()) return false;
      if (!begin.empty() && word.front() != begin.front()) return false;
      return word.starts_with(begin) && word.ends_with(end);
    });
  }

 private:
  static constexpr std::uint64_t bit_of(char c) noexcept {
    return std::uint64_t{1} << (static_cast<unsigned>(c) & 63U);
  }

  std::span<const std::string_view> words_;
  /// For each length, the range of words; words of other lengths may be in between.
  std::array<std::uint8_t, longest_table_word + 1> begins_ = {};
  std::array<std::uint8_t, longest_table_word + 1> ends_ = {};
  std::array<std::uint64_t, longest_table_word + 1> firsts_ = {};
  std::array<std::uint64_t, longest_table_word + 1> lasts_ = {};
  std::uint64_t any_first_ = 0;
  std::uint64_t any_last_ = 0;
};

constexpr WordTable particle_table(particles);
constexpr WordTable corporate_table(corporates);
constexpr WordTable consortium_table(consortia);
constexpr WordTable title_table(titles);
constexpr WordTable degree_table(degrees);
constexpr WordTable generation_table(generations);
constexpr WordTable comma_suffix_table(comma_suffixes);
static_assert(special_words.size() < 256);
constexpr WordTable special_table(special_words);

/// First bytes of letters that folding never makes ASCII: U+0380..U+047F, U+4000..U+9FFF, U+B000..U+CFFF.
constexpr bool stays_beyond_ascii(unsigned char byte) noexcept {
  return (byte >= 0xCE && byte <= 0xD1) || (byte >= 0xE4 && byte <= 0xE9) || byte == 0xEB || byte == 0xEC;
}

/// For a `key` with non-ASCII bytes. Folding keeps the ASCII letters at both ends, so most words need no folding.
bool contains_folded(const WordTable& table, std::string_view key) {
  const auto beyond = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (std::any_of(key.begin(), key.end(), [](char c) { return stays_beyond_ascii(static_cast<unsigned char>(c)); })) {
    return false;
  }
  const auto first = static_cast<std::size_t>(std::find_if(key.begin(), key.end(), beyond) - key.begin());
  std::size_t last = key.size();
  while (!beyond(key[last - 1])) --last;
  return table.has_ends(key.substr(0, first), key.substr(last)) && table.contains(fold_name_word(key));
}

constexpr bool is_left_out(char c) noexcept { return c == '.' || c == ',' || c == '\''; }

/// Looks up a word, ignoring case, diacritics and dots.
bool contains(const WordTable& table, std::string_view word) {
  if (word.size() > longest_table_word) return false;
  while (!word.empty() && is_left_out(word.back())) word.remove_suffix(1);
  if (word.empty()) return false;
  bool ascii = true;
  bool as_it_is = true;
  for (const char c : word) {
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    as_it_is = as_it_is && !is_left_out(c);
  }
  if (ascii && as_it_is && !table.may_contain(word.size(), ascii::to_lower(word.front()), ascii::to_lower(word.back())))
    return false;
  char buffer[longest_table_word];
  std::size_t size = 0;
  for (const char c : word) {
    if (!is_left_out(c)) buffer[size++] = ascii::to_lower(c);
  }
  const std::string_view key{buffer, size};
  return ascii ? table.contains(key) : contains_folded(table, key);
}

bool is_footnote_mark(char32_t c) noexcept {
  constexpr char32_t marks[] = {'*',    '#',    0x00A7, 0x00B6, 0x00B9, 0x00B2, 0x00B3, 0x2016, 0x2020, 0x2021, 0x204E,
                                0x2217, 0x22C6, 0x2605, 0x2606, 0x2709, 0x26A0, 0x2660, 0x2663, 0x2665, 0x2666, 0x2736};
  if (c >= 0x2070 && c <= 0x2079) return true;
  return std::find(std::begin(marks), std::end(marks), c) != std::end(marks);
}

// Persian and Indic words need their joiners.
bool needs_joiner(char32_t joiner, char32_t before) noexcept {
  return (joiner == 0x200C || joiner == 0x200D) && before >= 0x0600 && before < 0x1D00;
}

bool is_word_character(std::string_view text, std::size_t pos) noexcept {
  if (pos >= text.size()) return false;
  const char32_t c = code_point_at(text, pos).value;
  return letter_kind(c) != LetterKind::none || is_decimal_digit(c);
}

enum class Fate : std::uint8_t { keep, blank, drop };

Fate fate_of(std::string_view text, std::size_t pos, CodePoint at, char32_t before, Marks marks) noexcept {
  if (is_any_blank(at.value)) return Fate::blank;
  if (is_invisible(at.value)) return needs_joiner(at.value, before) ? Fate::keep : Fate::drop;
  if (marks == Marks::keep || !is_footnote_mark(at.value)) return Fate::keep;
  // The asterisk of A*STAR is not a footnote mark.
  const bool inside_word = letter_kind(before) != LetterKind::none && is_word_character(text, pos + at.size);
  return inside_word && at.value < 0x80 ? Fate::keep : Fate::drop;
}

/// Blocks without spaces, invisible characters and footnote marks.
constexpr bool is_letters_block(char32_t c) noexcept { return (c >= 0xC0 && c < 0x600) || (c >= 0x4000 && c < 0xD800); }

bool is_tidy(std::string_view text, Marks marks) noexcept {
  char32_t before = ' ';
  for (std::size_t pos = 0; pos < text.size();) {
    if (text[pos] > ' ' && text[pos] < 0x7F && text[pos] != '*' && text[pos] != '#') {
      before = static_cast<unsigned char>(text[pos++]);
      continue;
    }
    const CodePoint at = code_point_at(text, pos);
    if (is_letters_block(at.value)) {
      before = at.value;
      pos += at.size;
      continue;
    }
    const Fate fate = fate_of(text, pos, at, before, marks);
    if (fate == Fate::drop || (fate == Fate::blank && (at.value != ' ' || before == ' '))) return false;
    before = at.value;
    pos += at.size;
  }
  return true;
}

}  // namespace

std::string_view tidy_blanks(std::string_view text, Marks marks, Arena& arena) {
  text = trim(text);
  if (text.empty() || is_tidy(text, marks)) return text;
  auto* const out = static_cast<char*>(arena.allocate(text.size(), 1));
  std::size_t size = 0;
  bool blank_due = false;
  char32_t before = ' ';
  for (std::size_t pos = 0; pos < text.size();) {
    const CodePoint at = code_point_at(text, pos);
    const Fate fate = fate_of(text, pos, at, before, marks);
    if (fate == Fate::blank) blank_due = size > 0;
    if (fate == Fate::keep) {
      if (blank_due) out[size++] = ' ';
      blank_due = false;
      std::copy_n(text.data() + pos, at.size, out + size);
      size += at.size;
      before = at.value;
    }
    pos += at.size;
  }
  return {out, size};
}

Word look_at_word(std::string_view text) noexcept {
  Word word{text};
  for (std::size_t pos = 0; pos < text.size();) {
    const CodePoint at = code_point_at(text, pos);
    const LetterKind kind = letter_kind(at.value);
    pos += at.size;
    if (kind == LetterKind::none) continue;
    if (word.letters++ == 0) word.first = kind;
    word.has_lower |= kind == LetterKind::lower;
    word.capitals += kind == LetterKind::upper ? 1 : 0;
    word.has_caseless |= kind == LetterKind::caseless || kind == LetterKind::east_asian;
    word.has_east_asian |= kind == LetterKind::east_asian;
  }
  return word;
}

void Words::cut(std::string_view tidy) {
  words_.clear();
  any_word(tidy, [this](std::string_view word) {
    words_.push_back(look_at_word(word));
    return false;
  });
}

std::string_view Words::join(std::size_t from, std::size_t to) const noexcept {
  if (from >= to) return {};
  const char* const first = (*this)[from].text.data();
  const std::string_view last = (*this)[to - 1].text;
  return {first, static_cast<std::size_t>(last.data() + last.size() - first)};
}

bool is_known_particle(std::string_view word) { return contains(particle_table, word); }
bool is_corporate_word(std::string_view word) { return contains(corporate_table, word); }
bool is_consortium_word(std::string_view word) { return contains(consortium_table, word); }
bool is_title_word(std::string_view word) { return contains(title_table, word); }
bool may_be_degree_word(std::string_view word) { return contains(degree_table, word); }
bool is_degree_word(const Word& word) { return word.capitals > 1 && contains(degree_table, word.text); }
bool is_family_connector(std::string_view word) { return word == "y" || word == "i" || word == "e"; }
bool is_generation_word(std::string_view word) { return contains(generation_table, word); }
bool is_suffix_after_comma(std::string_view word) { return contains(comma_suffix_table, word); }
bool is_special_word(std::string_view word) { return contains(special_table, word); }

bool is_initial(const Word& word) noexcept {
  constexpr std::uint32_t longest_abbreviation = 3;  // "Chr."
  if (word.letters == 0 || word.first != LetterKind::upper) return false;
  if (word.letters == 1) return true;
  if (word.text.back() != '.') return false;
  std::uint32_t run = 0;
  for (std::size_t pos = 0; pos < word.text.size();) {
    const CodePoint at = code_point_at(word.text, pos);
    if (at.value == '.') run = 0;
    if (letter_kind(at.value) != LetterKind::none && ++run > longest_abbreviation) return false;
    pos += at.size;
  }
  return true;
}

bool is_bare_initials(const Word& word) noexcept {
  return word.all_caps() && word.letters <= 3 && word.text.find_first_of("0123456789&/") == std::string_view::npos;
}

}  // namespace opcit::names
