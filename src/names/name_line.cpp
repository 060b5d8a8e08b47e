#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "names/parts.h"
#include "names/words.h"
#include "opcit/people.h"

namespace opcit {
namespace {

using names::LetterKind;
using names::Word;
using names::Words;

// ---- writing

struct Escape {
  char character, letter;
};
constexpr Escape escapes[] = {{'\\', '\\'}, {'{', '{'}, {'}', '}'}, {'\t', 't'}, {'\n', 'n'}, {'\r', 'r'}};

void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    const auto* const row =
        std::find_if(std::begin(escapes), std::end(escapes), [c](Escape e) { return e.character == c; });
    if (row == std::end(escapes)) {
      out += c;
    } else {
      out += '\\';
      out += row->letter;
    }
  }
}

void append_group(std::string_view text, std::string& out) {
  out += '{';
  append_escaped(text, out);
  out += '}';
}

/// True if `text` needs braces: a comma would end the part, and only single spaces between words are read again.
bool needs_group(std::string_view text) noexcept {
  if (text.find(',') != std::string_view::npos || text.find("  ") != std::string_view::npos) return true;
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  return !text.empty() && (is_blank(text.front()) || is_blank(text.back()));
}

bool is_lower_word(const Word& word) noexcept { return word.first == LetterKind::lower && !word.has_upper(); }
bool is_dropping_word(const Word& word) { return is_lower_word(word) && names::is_known_particle(word.text); }

template <class Test>
bool all_words(std::string_view text, const Test& test) {
  const Words words(text);
  return words.size() > 0 && std::all_of(words.all().begin(), words.all().end(), test);
}

void append_part(std::string_view text, bool group, std::string& out) {
  group || needs_group(text) ? append_group(text, out) : append_escaped(text, out);
}

void append_family(const Name& name, std::string& out) {
  const std::string_view particle = name.non_dropping_particle;
  if (!particle.empty()) {
    append_part(particle, !all_words(particle, is_lower_word), out);
    out += ' ';
  }
  const Words words(name.family);
  const bool like_particle = words.size() > (particle.empty() ? 1U : 0U) && is_lower_word(words[0]);
  const bool lost = name.family.empty() && !particle.empty();
  append_part(name.family, like_particle || lost, out);
}

void append_given(const Name& name, std::string& out) {
  const std::string_view dropping = name.dropping_particle;
  const Words words(name.given);
  const bool like_particle = words.size() > 1 && is_dropping_word(words[words.size() - 1]);
  append_part(name.given, like_particle || (name.given.empty() && !dropping.empty()), out);
  if (dropping.empty()) return;
  out += ' ';
  append_part(dropping, !all_words(dropping, is_dropping_word), out);
}

bool has_family_alone(const Name& name) noexcept {
  return !name.family.empty() && name.given.empty() && name.suffix.empty() && name.dropping_particle.empty() &&
         name.non_dropping_particle.empty();
}

bool is_read_as_family(std::string_view line) {
  if (line.find_first_of(",{}\\") != std::string_view::npos) return false;
  Arena arena;
  const Name name = names::parse_display_name(line, arena);
  return name.family == line && has_family_alone(name) && name.orcid.empty() && name.affiliations.empty();
}

// ---- reading

/// Text between spaces at depth 0.
struct Piece {
  std::string_view text;  ///< Without braces and escapes.
  bool group = false;     ///< The whole piece was one group.
};

std::string_view unescaped(std::string_view text, Arena& arena) {
  if (text.find_first_of("\\{}") == std::string_view::npos) return text;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{' || text[i] == '}') continue;
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char letter = text[++i];
    const auto* const row =
        std::find_if(std::begin(escapes), std::end(escapes), [&](Escape e) { return e.letter == letter; });
    out += row == std::end(escapes) ? letter : row->character;
  }
  return arena.copy(out);
}

/// Calls visit(position) for each unescaped character at depth 0, except braces.
template <class Visit>
void walk_outside_groups(std::string_view line, const Visit& visit) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '{') {
      ++depth;
    } else if (line[i] == '}') {
      depth -= depth > 0 ? 1 : 0;
    } else if (depth == 0) {
      visit(i);
    }
  }
}

std::vector<std::string_view> cut_at(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  walk_outside_groups(line, [&](std::size_t i) {
    if (line[i] != separator) return;
    parts.push_back(line.substr(from, i - from));
    from = i + 1;
  });
  parts.push_back(line.substr(from));
  return parts;
}

bool is_group(std::string_view text) noexcept {
  if (text.size() < 2 || text.front() != '{') return false;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '{')
      ++depth;
    else if (text[i] == '}' && --depth == 0)
      return i + 1 == text.size();
  }
  return false;
}

std::vector<Piece> pieces_of(std::string_view part, Arena& arena) {
  std::vector<Piece> pieces;
  for (const std::string_view word : cut_at(part, ' ')) {
    if (!word.empty()) pieces.push_back({unescaped(word, arena), is_group(word)});
  }
  return pieces;
}

std::string_view join(const std::vector<Piece>& pieces, std::size_t from, std::size_t to, Arena& arena) {
  if (from + 1 == to) return pieces[from].text;
  std::string out;
  for (std::size_t i = from; i < to; ++i) {
    if (i > from) out += ' ';
    out += pieces[i].text;
  }
  return arena.copy(out);
}

void read_family(std::string_view part, Name& name, Arena& arena) {
  const std::vector<Piece> pieces = pieces_of(part, arena);
  std::size_t particles = 0;
  if (pieces.size() > 1 && pieces[0].group) {
    particles = 1;
  } else {
    while (particles + 1 < pieces.size() && !pieces[particles].group &&
           is_lower_word(names::look_at_word(pieces[particles].text)))
      ++particles;
  }
  name.non_dropping_particle = join(pieces, 0, particles, arena);
  name.family = join(pieces, particles, pieces.size(), arena);
}

void read_given(std::string_view part, Name& name, Arena& arena) {
  const std::vector<Piece> pieces = pieces_of(part, arena);
  std::size_t given = pieces.size();
  if (given > 1 && pieces.back().group) {
    --given;
  } else {
    while (given > 1 && !pieces[given - 1].group && is_dropping_word(names::look_at_word(pieces[given - 1].text)))
      --given;
  }
  name.given = join(pieces, 0, given, arena);
  name.dropping_particle = join(pieces, given, pieces.size(), arena);
}

}  // namespace

std::string name_line(const Name& name) {
  std::string out;
  if (!name.literal.empty()) {
    append_group(name.literal, out);
    return out;
  }
  if (has_family_alone(name) && is_read_as_family(name.family)) return std::string(name.family);
  append_family(name, out);
  out += ',';
  std::string given;
  append_given(name, given);
  if (!given.empty()) out.append(" ").append(given);
  if (name.suffix.empty()) return out;
  out += ", ";
  append_part(name.suffix, false, out);
  return out;
}

Name read_name_line(std::string_view line, Arena& arena) {
  line = names::trim(line);
  Name name;
  if (is_group(line)) {
    name.literal = unescaped(line, arena);
    return name;
  }
  const std::vector<std::string_view> parts = cut_at(line, ',');
  if (parts.size() == 1 && line.find('{') == std::string_view::npos)
    return names::parse_display_name(unescaped(line, arena), arena);
  read_family(parts[0], name, arena);
  if (parts.size() > 1) read_given(parts[1], name, arena);
  if (parts.size() > 2) {
    const std::vector<Piece> pieces =
        pieces_of(line.substr(static_cast<std::size_t>(parts[2].data() - line.data())), arena);
    name.suffix = join(pieces, 0, pieces.size(), arena);
  }
  return name;
}

}  // namespace opcit
