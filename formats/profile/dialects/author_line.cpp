#include "profile/dialects/author_line.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "names/lists.h"
#include "names/truncation.h"
#include "profile/dialects/page.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

/// "and others" in other languages; ASCII letters are in lower case. They end a line, after a space or comma.
constexpr auto foreign_omissions = std::to_array<std::string_view>(
    {"u. a.",    "u.a.",     "u. a",    "et autres", "et coll.", "y otros",    "y otras",   "y col.",
     "y cols.",  "e outros", "e col.",  "e altri",   "ed altri", "en anderen", "e.a.",      "und andere",
     "i in.",    "i inni",   "a kol.",  "a další",   "m.fl.",    "m. fl.",     "och andra", "og andre",
     "ym.",      "ve diğ.",  "ve ark.", "vd.",       "и др.",    "и др",       "и соавт.",  "та ін.",
     "és mtsai", "και συν.", "& al.",   "& others",  "et al",    "et al."});
/// The same, for languages without a space before them.
constexpr auto glued_omissions = std::to_array<std::string_view>({"等", "等人", "ほか", "他", "외", "外", "…"});

bool is_omission_piece(std::string_view piece) {
  while (piece.starts_with('[') || piece.starts_with('(')) piece.remove_prefix(1);
  while (piece.ends_with(']') || piece.ends_with(')')) piece.remove_suffix(1);
  piece = trim(piece);
  if (piece.empty() || names::is_omission(piece)) return true;
  const auto is_words = [piece](std::string_view words) { return ascii::equals_lower(piece, words); };
  return std::ranges::any_of(foreign_omissions, is_words) || std::ranges::any_of(glued_omissions, is_words);
}

/// Removes the number of hidden authors from "+5 authors Jane Doe"; the name remains.
std::string_view without_count(std::string_view piece, bool& found) noexcept {
  if (!piece.starts_with('+') && !piece.starts_with("and ")) return piece;
  std::string_view rest = piece;
  if (rest.starts_with("and ")) rest.remove_prefix(4);
  if (rest.starts_with('+')) rest.remove_prefix(1);
  std::string_view word = take_word(rest);
  if (word.empty() || !std::ranges::all_of(word, ascii::is_digit)) return piece;
  found = true;
  word = take_word(rest);
  if (ascii::equals_lower(word, "more")) {
    std::string_view after = rest;
    if (ascii::starts_with_lower(take_word(after), "author")) rest = after;
  }
  return trim(rest);
}

/// True for a footnote mark or the number of a homonym: "(1)", "0002", "1,2" attached to a name.
bool is_mark(std::string_view word) noexcept {
  const auto fits = [](char c) {
    return ascii::is_digit(c) || std::string_view("()[],*#").find(c) != std::string_view::npos;
  };
  return !word.empty() && std::ranges::all_of(word, fits);
}

std::string_view without_marks(std::string_view piece) noexcept {
  for (;;) {
    piece = trim(piece);
    const std::size_t blank = piece.rfind(' ');
    if (blank != std::string_view::npos && is_mark(piece.substr(blank + 1))) {
      piece = piece.substr(0, blank);
      continue;
    }
    if (piece.ends_with(')') && piece.size() > 3) {
      const std::size_t open = piece.rfind('(');
      if (open != std::string_view::npos && open > 0 && is_mark(piece.substr(open))) {
        piece = piece.substr(0, open);
        continue;
      }
    }
    if (piece.ends_with('*') || piece.ends_with("†") || piece.ends_with("‡")) {
      piece.remove_suffix(piece.ends_with('*') ? 1 : 3);
      continue;
    }
    return piece;
  }
}

/// `line` without text in round brackets, except marks.
std::string without_affiliations(std::string_view line) {
  std::string out;
  int depth = 0;
  for (const char c : line) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    if (c == ')' && depth > 0) --depth;
  }
  return out;
}

constexpr std::string_view middle_dot = "\xC2\xB7";

struct Cut {
  std::size_t at = 0;
  std::size_t size = 0;
};

/// Finds the next separator of names.
Cut next_separator(std::string_view line, bool semicolons) noexcept {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::string_view rest = line.substr(i);
    if (rest.front() == ';' || rest.front() == '|' || (rest.front() == ',' && !semicolons)) return {i, 1};
    if (rest.starts_with(middle_dot) || rest.starts_with("•")) return {i, rest.starts_with(middle_dot) ? 2U : 3U};
    if (!rest.starts_with(' ')) continue;
    for (const std::string_view word : {" and ", " & ", " und ", " et ", " y "}) {
      if (rest.starts_with(word) && !rest.starts_with(" et al")) return {i, word.size()};
    }
  }
  return {line.size(), 0};
}

std::string_view without_label(std::string_view line) noexcept {
  for (const std::string_view label : {"authors:", "author:", "by ", "contributors:", "autoren:", "auteurs:",
                                       "autores:", "autori:", "авторы:", "作者:", "作者：", "著者:"}) {
    if (ascii::starts_with_lower(line, label)) return trim(line.substr(label.size()));
  }
  return line;
}

bool is_initials(std::string_view word) noexcept {
  constexpr std::size_t most = 5;
  if (word.empty() || word.size() > most * 2) return false;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (ascii::is_upper(word[i]) || !is_ascii(word[i])) {
      ++letters;
    } else if (word[i] != '-' && word[i] != '.') {
      return false;
    }
  }
  return letters > 0 && letters <= most;
}

/// "van der Berg": the lower-case words at the start are particles.
Name with_family(std::string_view family) noexcept {
  Name name;
  std::string_view rest = family;
  std::string_view before = rest;
  std::string_view particle;
  for (std::string_view word = take_word(rest); !word.empty() && ascii::is_lower(word.front());
       word = take_word(rest)) {
    if (trim(rest).empty()) break;
    particle = from_to(family.substr(0, 0), word);
    before = rest;
  }
  name.non_dropping_particle = particle;
  name.family = trim(before);
  return name;
}

/// Reads "Doe JM", "van der Berg A Jr" (MEDLINE's order).
Name medline_name(std::string_view piece, Arena& arena) {
  std::string_view suffix;
  std::size_t blank = piece.rfind(' ');
  if (blank != std::string_view::npos) {
    const std::string_view last = piece.substr(blank + 1);
    if (last == "Jr" || last == "Jr." || last == "Sr" || last == "2nd" || last == "3rd" || last == "4th") {
      suffix = last;
      piece = trim(piece.substr(0, blank));
      blank = piece.rfind(' ');
    }
  }
  if (blank == std::string_view::npos || !is_initials(piece.substr(blank + 1))) {
    return parse_name(piece, NameSyntax::display, arena);
  }
  Name name = with_family(trim(piece.substr(0, blank)));
  name.given = piece.substr(blank + 1);
  name.suffix = suffix;
  return name;
}

/// Reads "JM Doe", "C van der Berg".
Name scholar_name(std::string_view piece, Arena& arena) {
  std::string_view family = piece;
  const std::string_view initials = take_word(family);
  family = trim(family);
  if (!is_initials(initials) || family.empty()) return parse_name(piece, NameSyntax::display, arena);
  Name name = with_family(family);
  name.given = initials;
  return name;
}

/// "Francesco Di Bello": a capitalised particle in the given names begins the family name, except in East Asian names,
/// whose given names can be the same words.
void move_particle(Name& name) noexcept {
  static constexpr auto particles = std::to_array<std::string_view>(
      {"De", "Del", "Della", "Di", "Da", "Dal", "Dos", "Du", "Le", "La", "Van", "Von", "Ten", "Ter", "Den", "Des"});
  constexpr std::size_t shortest = 4;
  if (name.given.empty() || name.family.size() < shortest || !name.non_dropping_particle.empty()) return;
  std::string_view rest = name.given;
  if (take_word(rest).size() < shortest) return;
  for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
    if (std::ranges::find(particles, word) == particles.end()) continue;
    // Only if nothing else is between them in the source.
    if (name.family.data() < name.given.data()) return;
    const std::string_view given = name.given.substr(0, static_cast<std::size_t>(word.data() - name.given.data()));
    name.family = from_to(word, name.family);
    name.given = trim(given);
    return;
  }
}

/// Splits a line into clean pieces and drops pieces that are not people.
class PieceReader {
 public:
  std::vector<std::string_view> read(std::string_view line) {
    semicolons_ = line.find(';') != std::string_view::npos;
    std::vector<std::string_view> pieces;
    while (!line.empty()) {
      const Cut cut = next_separator(line, semicolons_);
      std::string_view piece = without_marks(line.substr(0, cut.at));
      line.remove_prefix(std::min(cut.at + cut.size, line.size()));
      if (piece.starts_with("and ")) piece = trim(piece.substr(4));
      piece = without_count(piece, truncated_);
      if (is_omission_piece(piece)) {
        truncated_ = truncated_ || !piece.empty();
        continue;
      }
      piece = without_omission(piece, truncated_);
      if (!piece.empty() && !is_mark(piece)) pieces.push_back(piece);
    }
    return pieces;
  }
  bool truncated() const noexcept { return truncated_; }
  bool semicolons() const noexcept { return semicolons_; }

 private:
  bool truncated_ = false;
  bool semicolons_ = false;
};

}  // namespace

namespace {

std::size_t initials_length(std::string_view text) noexcept {
  std::size_t at = 0;
  for (;;) {
    std::size_t end = at;
    while (end < text.size() && !is_ascii(text[end])) ++end;
    if (end == at && end < text.size() && ascii::is_upper(text[end])) ++end;
    while (end < text.size() && ascii::is_lower(text[end]) && end - at < 3) ++end;
    if (end == at || end >= text.size() || text[end] != '.') return at;
    at = end + 1;
    if (at < text.size() && (text[at] == ' ' || text[at] == '-')) {
      const std::size_t more = initials_length(text.substr(at + 1));
      return more == 0 ? at : at + 1 + more;
    }
  }
}

}  // namespace

std::size_t inverted_list_length(std::string_view text) noexcept {
  std::size_t at = 0;
  for (;;) {
    const std::string_view rest = text.substr(at);
    const std::size_t comma = rest.find(", ");
    constexpr std::size_t longest = 48;
    if (comma == nowhere || comma > longest || rest.substr(0, comma).find_first_of(".:?!") != nowhere) return 0;
    const std::size_t initials = initials_length(rest.substr(comma + 2));
    if (initials == 0) return 0;
    at += comma + 2 + initials;
    const std::string_view after = text.substr(at);
    if (after.starts_with(" et al.")) return at + 7;
    if (after.starts_with(", & ") || after.starts_with(", and ")) {
      at += after.starts_with(", & ") ? 4 : 6;
    } else if (after.starts_with(", ")) {
      at += 2;
    } else if (after.starts_with(" & ") || after.starts_with(" and ")) {
      at += after.starts_with(" & ") ? 3 : 5;
    } else {
      return at;
    }
  }
}

bool is_inverted_list(std::string_view line) noexcept {
  const std::size_t length = inverted_list_length(line);
  return length != 0 && trim(line.substr(length)).empty();
}

bool is_medline_name(std::string_view piece) noexcept {
  piece = without_marks(piece);
  bool found = false;
  if (is_omission_piece(piece)) return true;
  piece = without_omission(piece, found);
  for (const std::string_view suffix : {" Jr", " Sr", " 2nd", " 3rd", " 4th", " II", " III"}) {
    if (piece.ends_with(suffix)) piece.remove_suffix(suffix.size());
  }
  const std::size_t blank = piece.rfind(' ');
  return blank != std::string_view::npos && is_initials(piece.substr(blank + 1));
}

bool is_initialled_list(std::string_view line) noexcept {
  std::size_t pieces = 0;
  bool found = false;
  constexpr std::size_t enough = 12;
  while (!line.empty() && pieces < enough) {
    const std::size_t comma = std::min(line.find(','), line.size());
    std::string_view piece = trim(line.substr(0, comma));
    line.remove_prefix(std::min(comma + 1, line.size()));
    if (is_omission_piece(piece)) continue;
    piece = without_omission(piece, found);
    const std::string_view initials = take_word(piece);
    if (!is_initials(initials) || trim(piece).empty()) return false;
    ++pieces;
  }
  return pieces > 0;
}

std::string_view without_omission(std::string_view line, bool& found) {
  line = trim(line);
  for (const std::string_view words : foreign_omissions) {
    if (line.size() <= words.size() || !ascii::equals_lower(line.substr(line.size() - words.size()), words)) continue;
    const std::string_view before = line.substr(0, line.size() - words.size());
    if (blank_at_back(before) == 0 && !before.ends_with(',')) continue;
    found = true;
    line = trim(before);
  }
  for (const std::string_view words : glued_omissions) {
    if (line.size() <= words.size() || !line.ends_with(words)) continue;
    found = true;
    line = trim(line.substr(0, line.size() - words.size()));
  }
  while (line.ends_with(',') || line.ends_with(';')) line = trim(line.substr(0, line.size() - 1));
  return line;
}

AuthorLine read_author_line(std::string_view line, AuthorStyle style, Arena& arena) {
  line = without_label(trim(line));
  if (line.ends_with(':')) line.remove_suffix(1);
  if (style == AuthorStyle::initials_last && line.ends_with('.')) line.remove_suffix(1);
  if (style == AuthorStyle::affiliated) line = arena.copy(without_affiliations(line));
  PieceReader reader;
  const std::vector<std::string_view> pieces = reader.read(line);
  AuthorLine result;
  if (style == AuthorStyle::initials_last || style == AuthorStyle::initials_first) {
    const auto read = style == AuthorStyle::initials_last ? medline_name : scholar_name;
    std::vector<Name> people;
    for (const std::string_view piece : pieces) people.push_back(read(piece, arena));
    result.names.people = arena.copy(people);
  } else {
    std::string clean;
    for (const std::string_view piece : pieces) {
      if (!clean.empty()) clean += reader.semicolons() ? "; " : ", ";
      clean += piece;
    }
    const names::NameList list = names::parse_listed_names(arena.copy(clean), arena);
    result.names = list.names;
    std::vector<Name> people(list.names.people.begin(), list.names.people.end());
    if (clean.find(';') == std::string::npos) std::ranges::for_each(people, move_particle);
    result.names.people = arena.copy(people);
    result.left_out = list.left_out;
  }
  result.names.truncated = result.names.truncated || reader.truncated();
  return result;
}

}  // namespace opcit::profile
