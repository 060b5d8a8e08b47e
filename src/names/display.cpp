#include <algorithm>
#include <optional>
#include <vector>

#include "base/small_vector.h"
#include "names/annotations.h"
#include "names/parts.h"
#include "names/words.h"

namespace opcit::names {
namespace {

/// `mixed` if letter case distinguishes particles from names. In "VINCENT VAN GOGH" it does not.
enum class CaseUse : std::uint8_t { mixed, single };

CaseUse case_use(const Words& words) noexcept {
  bool lower = false;
  bool upper = false;
  for (const Word& word : words.all()) {
    lower |= word.has_lower;
    upper |= word.has_upper();
  }
  return lower && upper ? CaseUse::mixed : CaseUse::single;
}

// "d'Alembert" and "al-Rahman" begin in lower case but are names.
bool is_lower_word(const Word& word) noexcept { return word.first == LetterKind::lower && !word.has_upper(); }

bool is_particle(const Words& words, std::size_t i, CaseUse use) {
  const Word& word = words[i];
  if (use == CaseUse::single)
    return i > 0 ? is_known_particle(word.text) : word.has_lower && is_known_particle(word.text);
  // At the start, only known particles count: "danah Boyd" writes her given name in lower case.
  return is_lower_word(word) && (i > 0 || is_known_particle(word.text));
}

bool is_east_asian(const Words& words) noexcept {
  bool any = false;
  for (const Word& word : words.all()) {
    if (word.letters > 0 && (word.has_lower || word.has_upper() || !word.has_east_asian)) return false;
    any |= word.has_east_asian;
  }
  return any;
}

bool is_suffix(const Words& words, CaseUse use) {
  const Word& last = words[words.size() - 1];
  if (!is_generation_word(last.text)) return false;
  // In Vancouver style, "Smith JR" is J. R. Smith.
  const bool roman_or_number = last.text.find_first_of("I23") != std::string_view::npos;
  if (last.all_caps() && last.text.back() != '.' && !roman_or_number) return use == CaseUse::single && words.size() > 2;
  return words.size() > 1;
}

/// True if all words of `text` are suffixes: ", Jr." or ", III".
bool is_suffix_part(std::string_view text) {
  return !text.empty() && !any_word(text, [](std::string_view word) { return !is_suffix_after_comma(word); });
}

bool is_degree_part(std::string_view text) {
  if (any_word(text, [](std::string_view word) { return !may_be_degree_word(word); })) return false;
  const Words words(text);
  return words.size() > 0 &&
         std::all_of(words.all().begin(), words.all().end(), [](const Word& word) { return is_degree_word(word); });
}

void take_last_word(std::string_view& text, const Words& words, std::string_view& into) {
  into = words[words.size() - 1].text;
  text = words.join(0, words.size() - 1);
  while (!text.empty() && text.back() == ',') text = trim(text.substr(0, text.size() - 1));
}

/// The first initial in "Smith J. A." (Vancouver style); 0 if the name has another form.
std::size_t trailing_initials(const Words& words) noexcept {
  std::size_t from = words.size();
  while (from > 0 && is_initial(words[from - 1])) --from;
  if (from == words.size()) return 0;
  for (std::size_t i = 0; i < from; ++i) {
    if (is_initial(words[i])) return 0;
  }
  return from;
}

bool is_capital_family_word(const Word& word) noexcept {
  return word.all_caps() && word.letters > 1 && !is_initial(word);
}

/// The first of at least two words in capitals at the end ("Charles DE GAULLE"); otherwise words.size().
std::size_t trailing_capitals(const Words& words) noexcept {
  std::size_t from = words.size();
  while (from > 0 && is_capital_family_word(words[from - 1])) --from;
  return from > 0 && from + 2 <= words.size() ? from : words.size();
}

/// The number of leading words in capitals: "DUPONT Jean", "VAN GOGH Vincent". 0 for "JP Morgan" and "MD Rahman".
std::size_t leading_capitals(const Words& words) noexcept {
  constexpr std::uint32_t longer_than_initials = 4;
  std::size_t count = 0;
  while (count < words.size() && is_capital_family_word(words[count])) ++count;
  if (count == 0 || count == words.size()) return 0;
  if (count == 1 && words[0].letters < longer_than_initials) return 0;
  const auto rest = words.all().subspan(count);
  return std::any_of(rest.begin(), rest.end(), [](const Word& word) { return word.all_caps() && !is_initial(word); })
             ? 0
             : count;
}

/// BibTeX's rule, for words [0, to): given name, particles from the first to the last lower-case word, family name.
void split_by_case(const Words& words, std::size_t to, CaseUse use, Name& name) {
  std::size_t first = to - 1;
  std::size_t last = to - 1;
  for (std::size_t i = 0; i + 1 < to; ++i) {
    if (!is_particle(words, i, use)) continue;
    first = std::min(first, i);
    last = i;
  }
  if (first == to - 1) {
    name.given = words.join(0, to - 1);
    name.family = words[to - 1].text;
    return;
  }
  if (first == last && first > 0 && is_family_connector(words[first].text)) {
    name.given = words.join(0, first - 1);
    name.family = words.join(first - 1, to);
    return;
  }
  name.given = words.join(0, first);
  name.non_dropping_particle = words.join(first, last + 1);
  name.family = words.join(last + 1, to);
}

// The length of the initials in "R.K.Singh", which lacks a space.
std::size_t glued_initials(std::string_view word) noexcept {
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot + 1 >= word.size()) return 0;
  const Word family = look_at_word(word.substr(dot + 1));
  return family.letters > 1 && family.first == LetterKind::upper && is_initial(look_at_word(word.substr(0, dot + 1)))
             ? dot + 1
             : 0;
}

void split_single_word(const Word& word, Name& name) {
  if (word.letters == 0 || (word.has_east_asian && !word.has_lower && !word.has_upper())) {
    name.literal = word.text;
    return;
  }
  const std::size_t at = glued_initials(word.text);
  name.given = word.text.substr(0, at);
  name.family = word.text.substr(at);
}

/// Splits the part before the first comma: "van Gogh", "Smith Jr.".
void split_family(std::string_view text, Name& name) {
  Words words(text);
  if (words.size() > 1 && name.suffix.empty() && is_suffix(words, case_use(words))) {
    take_last_word(text, words, name.suffix);
    words.cut(text);
  }
  std::size_t particles = 0;
  while (particles + 1 < words.size() && is_lower_word(words[particles])) ++particles;
  name.non_dropping_particle = words.join(0, particles);
  name.family = words.join(particles, words.size());
}

/// Splits a name without a comma.
void split_words(std::string_view text, Name& name) {
  Words words(text);
  CaseUse use = case_use(words);
  if (words.size() > 1 && name.suffix.empty() && is_suffix(words, use)) {
    take_last_word(text, words, name.suffix);
    words.cut(text);
    use = case_use(words);
  }
  const std::size_t size = words.size();
  if (size == 0) return;
  if (size == 1) return split_single_word(words[0], name);
  if (is_east_asian(words)) {
    name.family = words[0].text;
    name.given = words.join(1, size);
    return;
  }
  if (const std::size_t initials = trailing_initials(words); initials > 0) {
    split_family(words.join(0, initials), name);
    name.given = words.join(initials, size);
    return;
  }
  const std::size_t capitals = use == CaseUse::mixed ? trailing_capitals(words) : size;
  if (capitals < size) {
    name.given = words.join(0, capitals);
    name.family = words.join(capitals, size);
    return;
  }
  if (const std::size_t leading = use == CaseUse::mixed ? leading_capitals(words) : 0; leading > 0) {
    name.family = words.join(0, leading);
    name.given = words.join(leading, size);
    return;
  }
  split_by_case(words, size, use, name);
}

/// Removes the titles that strip_titles() finds: "Jane Roe" for "Prof. Dr. Jane Roe".
std::string_view drop_titles(std::string_view text, LeftOut& left_out) {
  const std::string_view rest = strip_titles(text);
  if (rest.size() < text.size()) left_out.push_back(trim(text.substr(0, text.size() - rest.size())));
  return rest;
}

/// Splits the part after the comma: "Alfred de", "John Jr.".
void split_given(std::string_view text, Name& name, LeftOut& left_out) {
  text = drop_titles(text, left_out);
  Words words(text);
  if (words.size() > 1 && name.suffix.empty() && is_suffix(words, CaseUse::mixed)) {
    take_last_word(text, words, name.suffix);
    words.cut(text);
  }
  std::size_t given = words.size();
  while (given > 1 && is_lower_word(words[given - 1]) && is_known_particle(words[given - 1].text)) --given;
  name.given = words.join(0, given);
  name.dropping_particle = words.join(given, words.size());
}

std::size_t comma_size(std::string_view text, std::size_t pos) noexcept {
  const CodePoint at = code_point_at(text, pos);
  // Full-width, ideographic and Arabic commas count too.
  const bool comma = at.value == ',' || at.value == 0xFF0C || at.value == 0x3001 || at.value == 0x060C;
  return comma ? at.size : 0;
}

using Parts = Few<std::string_view, 6>;

void split_at_commas(std::string_view text, Parts& parts) {
  std::size_t from = 0;
  const auto take = [&](std::size_t to) {
    const std::string_view part = trim(text.substr(from, to - from));
    if (!part.empty()) parts.push_back(part);
  };
  for (std::size_t pos = 0; pos < text.size();) {
    if (text[pos] > ',' && text[pos] <= '~') {
      ++pos;
      continue;
    }
    const std::size_t comma = comma_size(text, pos);
    if (comma > 0) {
      take(pos);
      from = pos + comma;
    }
    pos += code_point_at(text, pos).size;
  }
  take(text.size());
}

// RIS writes "Smith, MD" for M. D. Smith, so a degree after a single family name may be initials.
void drop_degrees(Parts& parts, LeftOut& left_out) {
  while (parts.size() > 1 && is_degree_part(parts.back())) {
    const bool lone_family = parts.size() == 2 && parts[0].find(' ') == std::string_view::npos;
    if (lone_family && is_bare_initials(look_at_word(parts.back()))) return;
    left_out.push_back(parts.back());
    parts.pop_back();
  }
}

// Removes the degree of "John Smith PhD", but not of "Smith MD", which may be initials.
std::string_view drop_trailing_degree(std::string_view text, LeftOut& left_out) {
  const Words words(text);
  if (words.size() < 3) return text;
  const Word& last = words[words.size() - 1];
  if (!last.has_lower || !is_degree_word(last)) return text;
  left_out.push_back(last.text);
  return words.join(0, words.size() - 1);
}

void split_comma_form(const Parts& parts, std::string_view whole, Name& name, LeftOut& left_out) {
  const std::size_t count = parts.size();
  if (count == 2 && is_suffix_part(parts[1]) && !is_initial(look_at_word(parts[0]))) {
    const Words first(parts[0]);
    if (first.size() > 1 || is_generation_word(parts[1])) {
      name.suffix = parts[1];
      return split_words(parts[0], name);
    }
  }
  std::size_t given = 1;
  if (count == 3 && is_suffix_part(parts[1])) {
    name.suffix = parts[1];
    given = 2;
  } else if (count == 3 && is_suffix_part(parts[2])) {
    name.suffix = parts[2];
  } else if (count != 2) {
    name.literal = whole;
    return;
  }
  split_given(parts[given], name, left_out);
  split_family(parts[0], name);
}

std::string_view strip_on_behalf(std::string_view text) noexcept {
  constexpr std::string_view openings[] = {"on behalf of ", "for "};
  for (const std::string_view opening : openings) {
    if (text.substr(0, opening.size()) == opening) return trim(text.substr(opening.size()));
  }
  return text;
}

/// Extends `part` to the end of `whole`. Returns false if `part` does not end at `end`.
bool extend(std::string_view& part, std::size_t end, std::string_view whole) noexcept {
  if (part.empty() || part.data() + part.size() != whole.data() + end) return false;
  part = whole.substr(static_cast<std::size_t>(part.data() - whole.data()));
  return true;
}

void split_person(std::string_view text, Name& name, LeftOut& left_out) {
  Parts parts;
  split_at_commas(text, parts);
  drop_degrees(parts, left_out);
  if (parts.empty()) return;
  if (parts.size() == 1) {
    split_words(drop_trailing_degree(parts[0], left_out), name);
  } else {
    split_comma_form(parts, text, name, left_out);
  }
}

/// The end of the word at `from` if it has only Latin letters, dots, hyphens and apostrophes and begins with a capital;
/// otherwise `from`.
std::size_t plain_word_end(std::string_view text, std::size_t from) noexcept {
  std::size_t end = from;
  while (end < text.size() && text[end] != ' ' && text[end] != ',') {
    const CodePoint at = code_point_at(text, end);
    const LetterKind kind = at.value < 0x180 ? letter_kind(at.value) : LetterKind::none;
    const bool mark = at.value == '.' || at.value == '-' || at.value == '\'';
    if (kind != LetterKind::upper && (end == from || (kind != LetterKind::lower && !mark))) return from;
    end += at.size;
  }
  return end;
}

/// Splits "Family, Given" if all words are plain and in no table: such a name has no particles, suffixes or titles.
/// Most names are like this.
bool split_plain(std::string_view text, Name& name) {
  std::size_t comma = std::string_view::npos;
  for (std::size_t from = 0; from < text.size(); ++from) {
    const std::size_t end = plain_word_end(text, from);
    if (end == from || is_special_word(text.substr(from, end - from))) return false;
    from = end;
    if (from < text.size() && text[from] == ',') {
      if (comma != std::string_view::npos) return false;
      comma = from++;
    }
    // Next comes a space and a word, or the end.
    if (from < text.size() && (text[from] != ' ' || from + 1 == text.size())) return false;
  }
  if (comma == std::string_view::npos || comma + 1 == text.size()) return false;
  name.family = text.substr(0, comma);
  name.given = text.substr(comma + 2);
  return true;
}

}  // namespace

Name parse_display_name(std::string_view source, Arena& arena, LeftOut* left_out) {
  Name name;
  if (split_plain(source, name)) return name;
  LeftOut unasked;
  LeftOut& aside = left_out != nullptr ? *left_out : unasked;
  const std::string_view text =
      drop_titles(strip_annotations(tidy_blanks(source, Marks::drop, arena), name, arena), aside);
  if (names_a_body(text)) {
    name.literal = strip_on_behalf(text);
    return name;
  }
  // A name in its own script, as in "Xiaoming Wang (王小明)", stays with the part that it follows.
  const std::size_t open = trailing_parenthesis(text);
  const std::string_view person = open == std::string_view::npos || open == 0 ? text : trim(text.substr(0, open));
  split_person(person, name, aside);
  if (person.size() < text.size() && !extend(name.family, person.size(), text)) extend(name.given, person.size(), text);
  return name;
}

}  // namespace opcit::names

namespace opcit {

Name parse_name(std::string_view source, NameSyntax syntax, Arena& arena) {
  return syntax == NameSyntax::bibtex ? names::parse_bibtex_name(source, arena)
                                      : names::parse_display_name(source, arena);
}

}  // namespace opcit
