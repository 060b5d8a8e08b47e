#include "profile/shape.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "profile/dialects/author_line.h"
#include "profile/dialects/omissions.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

constexpr std::size_t longest_name = 80;
constexpr std::size_t most_words = 6;

/// Lower-case words of names, as in "Ludwig van Beethoven" and "Bin Yu bin Ahmad".
constexpr auto particles = std::to_array<std::string_view>(
    {"af",  "al", "ap",  "av",  "bar", "ben", "bin", "da",  "das", "de",  "del", "della", "den",
     "der", "di", "do",  "dos", "du",  "e",   "el",  "ibn", "la",  "las", "le",  "los",   "op",
     "san", "st", "ten", "ter", "van", "vom", "von", "y",   "zu",  "zum", "zur"});

/// Lower-case words of prose that do not occur in names.
constexpr auto prose_words = std::to_array<std::string_view>(
    {"a",  "an",     "are",     "as",    "at",    "by",  "can", "for",  "from", "how",
     "in", "into",   "is",      "its",   "of",    "on",  "our", "that", "the",  "this",
     "to", "toward", "towards", "under", "using", "via", "we",  "when", "with", "without"});

constexpr auto word_separators =
    std::to_array<std::string_view>({" and ", " & ", "\xC2\xB7", "\xEF\xBC\x8C", "\xE3\x80\x81"});

template <class Table>
bool contains(const Table& table, std::string_view word) noexcept {
  return std::ranges::find(table, word) != table.end();
}

bool has_any(std::string_view text, std::string_view characters) noexcept {
  return text.find_first_of(characters) != std::string_view::npos;
}

bool is_capitalised(std::string_view word) noexcept {
  if (!is_ascii(word.front()) || ascii::is_upper(word.front())) return true;
  const std::size_t apostrophe = word.find('\'');  // "d'Alembert"
  return apostrophe != std::string_view::npos && apostrophe + 1 < word.size() && !ascii::is_lower(word[apostrophe + 1]);
}

struct WordCount {
  std::size_t all = 0;
  std::size_t capitalised = 0;
  bool prose = false;
};

WordCount count(std::string_view text) noexcept {
  WordCount counted;
  for (std::string_view word = take_word(text); !word.empty() && counted.all <= most_words; word = take_word(text)) {
    ++counted.all;
    if (is_capitalised(word)) ++counted.capitalised;
    counted.prose = counted.prose || contains(prose_words, word);
  }
  return counted;
}

/// Whether a piece is an author: "Christopher E. Phillips", "王伟", "The ATLAS Collaboration".
enum class Person : std::uint8_t { no, one_word, lower_case, yes };

Person as_person(std::string_view piece) noexcept {
  piece = trim(piece);
  if (piece.empty() || piece.size() > longest_name || has_any(piece, ":?!$\\=/@<>\"")) return Person::no;
  if (ascii::is_digit(piece.front())) return Person::no;
  const WordCount words = count(piece);
  if (words.all > most_words || words.prose) return Person::no;
  if (words.capitalised == 0) return words.all >= 2 && words.all <= 4 ? Person::lower_case : Person::no;
  // In scripts without spaces between names, one word is enough.
  return words.all >= 2 || !is_ascii(piece.front()) ? Person::yes : Person::one_word;
}

/// Removes the piece before the next separator from `text`. In lists with semicolons, names contain commas.
std::string_view take_piece(std::string_view& text, bool semicolons) noexcept {
  std::size_t end = 0;
  std::size_t length = 0;
  for (; end < text.size() && length == 0; ++end) {
    const std::string_view rest = text.substr(end);
    if (rest.front() == ';' || (rest.front() == ',' && !semicolons)) length = 1;
    if (length == 0 && (rest.front() == ' ' || !is_ascii(rest.front()))) {
      for (const std::string_view separator : word_separators) {
        if (rest.starts_with(separator)) length = separator.size();
      }
    }
    if (length != 0) break;
  }
  const std::string_view piece = text.substr(0, end);
  text.remove_prefix(std::min(end + length, text.size()));
  return piece;
}

struct ListCount {
  std::size_t pieces = 0;
  std::size_t people = 0;   // certainly
  std::size_t perhaps = 0;  // of one word, or in lower case
};

ListCount count_people(std::string_view line) noexcept {
  constexpr std::size_t enough = 12;  // a collaboration prints thousands
  constexpr std::size_t most_bytes = 2048;
  line = line.substr(0, most_bytes);
  const bool semicolons = line.find(';') != std::string_view::npos;
  ListCount counted;
  while (!line.empty() && counted.pieces < enough) {
    const std::string_view piece = trim(take_piece(line, semicolons));
    if (piece.empty()) continue;
    ++counted.pieces;
    const Person person = as_person(piece);
    if (person == Person::yes) ++counted.people;
    if (person == Person::no && counted.people == 0 && counted.pieces > 2) break;  // prose
    if (person == Person::one_word || person == Person::lower_case) ++counted.perhaps;
  }
  return counted;
}

std::string_view without_truncation(std::string_view line) noexcept {
  bool found = false;
  const std::string_view before = without_omission(line, found);
  if (found) return before;
  for (const std::string_view ending : {"et al.", "et al", "et. al.", "and others", "\xE2\x80\xA6", "..."}) {
    if (line.size() > ending.size() && ascii::equals_lower(line.substr(line.size() - ending.size()), ending)) {
      return trim(line.substr(0, line.size() - ending.size()));
    }
  }
  return line;
}

}  // namespace

std::size_t count_words(std::string_view text) noexcept {
  std::size_t words = 0;
  while (!take_word(text).empty()) ++words;
  return words;
}

bool looks_like_name(std::string_view line) noexcept {
  if (line.empty() || line.size() > longest_name || has_any(line, "0123456789,;:!?()[]{}$\\/@<>=_\"")) return false;
  const bool abbreviated = line.size() >= 3 && (line.ends_with("r.") || ascii::is_upper(line[line.size() - 2]));
  if (line.ends_with('.') && !abbreviated) return false;
  if (count_words(line) > most_words) return false;
  std::string_view rest = line;
  for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
    if (!is_capitalised(word) && !contains(particles, word)) return false;
  }
  return !ends_truncated(line);
}

bool may_be_written_small(std::string_view line) noexcept {
  constexpr std::size_t most = 4;
  const std::size_t words = count_words(line);
  const auto fits = [](char c) { return ascii::is_letter(c) || c == ' ' || c == '-' || c == '\'' || !is_ascii(c); };
  return line.size() <= longest_name && words >= 2 && words <= most && std::ranges::all_of(line, fits);
}

bool ends_truncated(std::string_view line) noexcept { return without_truncation(line).size() != line.size(); }

AuthorLikeness author_likeness(std::string_view line) noexcept {
  if (ascii::starts_with_lower(line, "authors:") || is_inverted_list(line)) return AuthorLikeness::strong;
  constexpr std::size_t longest_single = 120;
  const std::string_view printed = without_truncation(line);
  const bool truncated = printed.size() != line.size();
  const ListCount counted = count_people(printed);
  if (counted.pieces == 0) return AuthorLikeness::none;
  const std::size_t known = counted.people + (truncated ? counted.perhaps : 0);
  const bool mostly = known * 5 >= counted.pieces * 4;
  // After a comma at the end of the line, the list continues.
  const bool goes_on = printed.ends_with(',');
  if (mostly && (truncated || goes_on || counted.pieces >= 2)) return AuthorLikeness::strong;
  const bool most = (counted.people + counted.perhaps) * 2 > counted.pieces;
  const bool is_sentence = line.ends_with('.') && !looks_like_name(line);
  return most && !is_sentence && line.size() <= longest_single ? AuthorLikeness::weak : AuthorLikeness::none;
}

}  // namespace opcit::profile
