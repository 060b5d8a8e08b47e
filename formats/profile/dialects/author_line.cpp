#include "profile/dialects/author_line.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "names/lists.h"
#include "profile/dialects/family_names.h"
#include "profile/dialects/initials.h"
#include "profile/dialects/more_authors.h"
#include "profile/dialects/omissions.h"
#include "profile/dialects/page.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

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
    static constexpr auto words = std::to_array<std::string_view>({" and ", " & ", " und ", " et ", " y "});
    for (const std::string_view word : words) {
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

/// Removes the full stop of a sentence: "Jane Doe and Kim Roe.".
std::string_view without_stop(std::string_view line) noexcept {
  if (!line.ends_with('.')) return line;
  const std::string_view before = line.substr(0, line.size() - 1);
  std::size_t begin = before.size();
  while (begin > 0 && (ascii::is_letter(before[begin - 1]) || !is_ascii(before[begin - 1]))) --begin;
  const std::string_view word = before.substr(begin);
  static constexpr auto abbreviations =
      std::to_array<std::string_view>({"Jr", "Sr", "al", "St",  "Th",  "Ch", "Chr",  "Yu",   "Ya",   "Md",  "Dr",
                                       "Ed", "Wm", "Ph", "Inc", "Ltd", "Co", "Corp", "Univ", "Inst", "Dept"});
  const bool whole = word.size() >= 2 && ascii::is_lower(word.back());
  return whole && std::ranges::find(abbreviations, word) == abbreviations.end() ? before : line;
}

/// Splits a line into clean pieces and drops pieces that are not people.
class PieceReader {
 public:
  std::vector<std::string_view> read(std::string_view line) {
    semicolons_ = line.find(';') != std::string_view::npos;
    line = without_omission(line, truncated_);  // before "et autres" is cut at its first word
    std::vector<std::string_view> pieces;
    while (!line.empty()) {
      const Cut cut = next_separator(line, semicolons_);
      std::string_view piece = without_marks(line.substr(0, cut.at));
      line.remove_prefix(std::min(cut.at + cut.size, line.size()));
      if (piece.starts_with("and ")) piece = trim(piece.substr(4));
      piece = without_count(piece, truncated_);
      if (is_omission_piece(piece) || is_more_authors(piece)) {
        truncated_ = truncated_ || !piece.empty();
        continue;
      }
      piece = without_button(without_omission(piece, truncated_), truncated_);
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

AuthorLine read_author_line(std::string_view line, AuthorStyle style, Arena& arena) {
  line = without_label(trim(line));
  if (line.ends_with(':')) line.remove_suffix(1);
  if (style == AuthorStyle::initials_last && line.ends_with('.')) line.remove_suffix(1);
  line = without_stop(line);
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
    if (clean.find(';') == std::string::npos) std::ranges::for_each(people, repair_family);
    std::ranges::for_each(people, repair_initials);
    result.names.people = arena.copy(people);
    result.left_out = list.left_out;
  }
  result.names.truncated = result.names.truncated || reader.truncated();
  return result;
}

}  // namespace opcit::profile
