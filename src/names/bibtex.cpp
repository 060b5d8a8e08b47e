#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>

#include "names/parts.h"
#include "names/tex_words.h"
#include "names/words.h"
#include "text/utf8.h"

namespace opcit::names {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string_view joined(const std::vector<TexToken>& tokens, std::size_t from, std::size_t to) noexcept {
  if (from >= to) return {};
  const char* const first = tokens[from].text.data();
  const std::string_view last = tokens[to - 1].text;
  return {first, static_cast<std::size_t>(last.data() + last.size() - first)};
}

bool is_one_group(std::string_view token) noexcept {
  return token.front() == '{' && token.back() == '}' && group_end(token, 0) == token.size();
}

// "{\'e}" is one letter, not a group.
bool is_special_character(std::string_view group, Arena& arena) {
  return group.starts_with("{\\") && count_code_points(decode_name_part(group, arena)) == 1;
}

// "First von Last": von reaches from the first to the last lower-case token before the last.
void split_first_last(const std::vector<TexToken>& tokens, Name& name, Arena& arena) {
  const std::size_t last = tokens.size() - 1;
  const auto is_von = [](const TexToken& token) { return token.kind == LetterKind::lower; };
  const auto end = tokens.begin() + static_cast<std::ptrdiff_t>(last);
  const auto von_begin = static_cast<std::size_t>(std::find_if(tokens.begin(), end, is_von) - tokens.begin());
  std::size_t von_end = last;
  while (von_end > von_begin && !is_von(tokens[von_end - 1])) --von_end;
  name.given = decode_name_part(joined(tokens, 0, von_begin), arena);
  name.non_dropping_particle = decode_name_part(joined(tokens, von_begin, von_end), arena);
  name.family = decode_name_part(joined(tokens, von_end, last + 1), arena);
}

// "von Last, ..": the leading run of lower-case tokens, as biber has it. BibTeX 0.99d goes on to the last lower-case
// token, which makes "von Berlichingen zu" a particle.
void split_von_last(std::string_view tex, Name& name, Arena& arena) {
  const std::vector<TexToken> tokens = tex_tokens(tex);
  std::size_t von = 0;
  while (von + 1 < tokens.size() && tokens[von].kind == LetterKind::lower) ++von;
  name.non_dropping_particle = decode_name_part(joined(tokens, 0, von), arena);
  name.family = decode_name_part(joined(tokens, von, tokens.size()), arena);
}

std::string_view decode_piece(std::string_view tex, Arena& arena) {
  const std::vector<TexToken> tokens = tex_tokens(tex);
  return decode_name_part(joined(tokens, 0, tokens.size()), arena);
}

enum class ExtendedKey : std::uint8_t { family, given, prefix, suffix, use_prefix, other };

// biblatex 3.19 manual, section 3.4, "extended name format"; the keys of `other` steer sorting and templates.
std::optional<ExtendedKey> find_extended_key(std::string_view word) noexcept {
  struct Row {
    std::string_view word;
    ExtendedKey key;
  };
  constexpr Row rows[] = {{"family", ExtendedKey::family},        {"given", ExtendedKey::given},
                          {"prefix", ExtendedKey::prefix},        {"suffix", ExtendedKey::suffix},
                          {"useprefix", ExtendedKey::use_prefix}, {"id", ExtendedKey::other},
                          {"hash", ExtendedKey::other},           {"family-i", ExtendedKey::other},
                          {"given-i", ExtendedKey::other},        {"prefix-i", ExtendedKey::other},
                          {"suffix-i", ExtendedKey::other},       {"juniorcomma", ExtendedKey::other},
                          {"nametemplates", ExtendedKey::other},  {"sortingnamekeytemplatename", ExtendedKey::other}};
  for (const Row& row : rows) {
    if (row.word == word) return row.key;
  }
  return std::nullopt;
}

struct ExtendedPart {
  ExtendedKey key;
  std::string_view value;
};

std::optional<ExtendedPart> read_extended_part(std::string_view piece) noexcept {
  piece = trim(piece);
  // "family={Robert and Sons, Inc.}" may be quoted as a whole, against the comma.
  if (piece.size() > 1 && piece.front() == '"' && piece.back() == '"') piece = trim(piece.substr(1, piece.size() - 2));
  const std::size_t equals = piece.find('=');
  if (equals == npos) return std::nullopt;
  const std::optional<ExtendedKey> key = find_extended_key(trim(piece.substr(0, equals)));
  if (!key) return std::nullopt;
  std::string_view value = trim(piece.substr(equals + 1));
  if (value.size() > 1 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
  return ExtendedPart{*key, value};
}

bool parse_extended(std::string_view source, Name& name, Arena& arena) {
  if (source.find('=') == npos) return false;
  const std::vector<std::string_view> pieces = split_at_tex_commas(source, npos);
  if (!read_extended_part(pieces.front())) return false;
  std::string_view prefix;
  bool use_prefix = true;
  for (const std::string_view piece : pieces) {
    const std::optional<ExtendedPart> part = read_extended_part(piece);
    if (!part) continue;
    switch (part->key) {
      case ExtendedKey::family:
        name.family = decode_piece(part->value, arena);
        break;
      case ExtendedKey::given:
        name.given = decode_piece(part->value, arena);
        break;
      case ExtendedKey::prefix:
        prefix = decode_piece(part->value, arena);
        break;
      case ExtendedKey::suffix:
        name.suffix = decode_piece(part->value, arena);
        break;
      case ExtendedKey::use_prefix:
        use_prefix = part->value != "false";
        break;
      case ExtendedKey::other:
        break;
    }
  }
  (use_prefix ? name.non_dropping_particle : name.dropping_particle) = prefix;
  return true;
}

constexpr bool is_capital(char c) noexcept { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) noexcept { return is_capital(c) || (c >= 'a' && c <= 'z'); }

/// Words of ASCII letters, dots and hyphens, each with a capital, parted by one blank: nothing in it is TeX, a particle
/// or in need of tidying.
bool is_plain(std::string_view part) noexcept {
  char before = ' ';
  for (const char c : part) {
    const bool fits =
        before == ' ' ? is_capital(c) : is_letter(c) || (before != '-' && (c == '.' || c == '-' || c == ' '));
    if (!fits) return false;
    before = c;
  }
  return before != ' ' && before != '-';
}

/// "Last, First" and "First Last" as most names are: the same result as by the general rules, at a fraction of the
/// cost.
std::optional<Name> parse_plain(std::string_view source) noexcept {
  const std::size_t comma = source.find(',');
  const std::size_t cut = comma == npos ? source.rfind(' ') : comma;
  const std::size_t gap = comma == npos || source.substr(comma).starts_with(", ") ? 1 : 0;
  std::string_view family = comma == npos ? source.substr(cut == npos ? 0 : cut + 1) : source.substr(0, cut);
  std::string_view given = cut == npos ? std::string_view() : source.substr(0, cut);
  if (comma != npos) given = source.substr(cut + 1 + gap);
  if (!is_plain(family) || (cut != npos && !is_plain(given))) return std::nullopt;
  Name name;
  name.family = family;
  name.given = given;
  return name;
}

}  // namespace

Name parse_bibtex_name(std::string_view source, Arena& arena) {
  if (const std::optional<Name> plain = parse_plain(source)) return *plain;
  Name name;
  if (parse_extended(source, name, arena)) return name;
  // BibTeX: "commas in excess of two are treated like blanks"; here they stay, in the given name.
  const std::vector<std::string_view> pieces = split_at_tex_commas(source, 3);
  if (pieces.size() == 1) {
    const std::vector<TexToken> tokens = tex_tokens(source);
    if (tokens.empty()) return name;
    if (tokens.size() == 1 && is_one_group(tokens[0].text) && !is_special_character(tokens[0].text, arena)) {
      name.literal = decode_name_part(tokens[0].text, arena);
    } else {
      split_first_last(tokens, name, arena);
    }
    return name;
  }
  split_von_last(pieces[0], name, arena);
  name.given = decode_piece(pieces.back(), arena);
  if (pieces.size() == 3) name.suffix = decode_piece(pieces[1], arena);
  return name;
}

}  // namespace opcit::names
