#include <algorithm>
#include <optional>
#include <span>

#include "base/utf8.h"
#include "names/parts.h"
#include "names/plain_bibtex.h"
#include "names/tex_words.h"
#include "names/words.h"

namespace opcit::names {
namespace {

std::string_view joined(std::span<const TexToken> tokens, std::size_t from, std::size_t to) noexcept {
  if (from >= to) return {};
  const char* const first = tokens[from].text.data();
  const std::string_view last = tokens[to - 1].text;
  return {first, static_cast<std::size_t>(last.data() + last.size() - first)};
}

bool is_one_group(std::string_view token) noexcept {
  return token.front() == '{' && token.back() == '}' && group_end(token, 0) == token.size();
}

// "{\'e}" is one letter; "{\$}" is an ordinary group.
bool is_letter_group(std::string_view group, Arena& arena) {
  if (!group.starts_with("{\\")) return false;
  const std::string_view printed = decode_name_part(group, arena);
  return count_code_points(printed) == 1 && letter_kind(code_point_at(printed, 0).value) != LetterKind::none;
}

// "First von Last": von is everything from the first to the last lower-case token, not counting the last token.
void split_first_last(std::span<const TexToken> tokens, Name& name, Arena& arena) {
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

// "von Last, ..": von is the leading run of lower-case tokens, as in biber. BibTeX 0.99d includes all tokens up to the
// last lower-case one, which makes "von Berlichingen zu" a particle.
void split_von_last(std::string_view tex, Name& name, Arena& arena) {
  TexTokens tokens;
  tex_tokens(tex, tokens);
  std::size_t von = 0;
  while (von + 1 < tokens.size() && tokens[von].kind == LetterKind::lower) ++von;
  name.non_dropping_particle = decode_name_part(joined(tokens, 0, von), arena);
  name.family = decode_name_part(joined(tokens, von, tokens.size()), arena);
}

std::string_view decode_piece(std::string_view tex, Arena& arena) {
  TexTokens tokens;
  tex_tokens(tex, tokens);
  return decode_name_part(joined(tokens, 0, tokens.size()), arena);
}

enum class ExtendedKey : std::uint8_t { family, given, prefix, suffix, use_prefix, other };

// biblatex 3.19 manual, section 3.4, "extended name format". The keys of `other` control sorting and templates.
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
  // "family={Robert and Sons, Inc.}" can be quoted as a whole because of its comma.
  if (piece.size() > 1 && piece.front() == '"' && piece.back() == '"') piece = trim(piece.substr(1, piece.size() - 2));
  const std::size_t equals = piece.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  const std::optional<ExtendedKey> key = find_extended_key(trim(piece.substr(0, equals)));
  if (!key) return std::nullopt;
  std::string_view value = trim(piece.substr(equals + 1));
  if (value.size() > 1 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
  return ExtendedPart{*key, value};
}

bool parse_extended(std::string_view source, Name& name, Arena& arena) {
  if (source.find('=') == std::string_view::npos) return false;
  TexPieces pieces;
  split_at_tex_commas(source, std::string_view::npos, pieces);
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

}  // namespace

Name parse_bibtex_name(std::string_view source, Arena& arena) {
  Name name;
  if (parse_plain_bibtex(source, name)) return name;
  if (parse_extended(source, name, arena)) return name;
  // BibTeX: "commas in excess of two are treated like blanks". Here they stay in the given name.
  TexPieces pieces;
  split_at_tex_commas(source, 3, pieces);
  if (pieces.size() == 1) {
    TexTokens tokens;
    tex_tokens(source, tokens);
    if (tokens.empty()) return name;
    if (tokens.size() == 1 && is_one_group(tokens[0].text) && !is_letter_group(tokens[0].text, arena)) {
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
