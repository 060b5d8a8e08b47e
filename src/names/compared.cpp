#include "names/compared.h"

#include <algorithm>

#include "names/words.h"

namespace opcit::names {
namespace {

enum class Parentheses : std::uint8_t { keep, skip };

class WordCutter {
 public:
  explicit WordCutter(KeyWords& out) : out_(out) {}

  void cut(std::string_view text, Parentheses parentheses) {
    const std::size_t last_close = text.rfind(')');
    std::size_t depth = 0;
    for (std::size_t pos = 0; pos < text.size();) {
      const CodePoint at = code_point_at(text, pos);
      const bool closes_later = last_close != std::string_view::npos && pos < last_close;
      if (parentheses == Parentheses::skip && at.value == '(' && closes_later) ++depth;
      if (depth == 0) take(text.substr(pos, at.size), at.value);
      if (at.value == ')' && depth > 0) --depth;
      pos += at.size;
    }
    flush(false);
  }

 private:
  void take(std::string_view bytes, char32_t value) {
    if (value == '.') return flush(true);
    if (is_any_apostrophe(value) || is_invisible(value)) return;
    if (value == '(' || value == ')' || value == ',' || is_any_hyphen(value) || is_any_blank(value))
      return flush(false);
    raw_ += bytes;
  }

  void flush(bool dotted) {
    if (raw_.empty()) return;
    constexpr std::uint32_t longest_abbreviation = 4;  // "Chr.", "Phil."
    const Word word = look_at_word(raw_);
    KeyWord& made = out_.emplace_back();
    made.plain = fold_name_word(raw_);
    made.transliterated = transliterate_name_word(raw_);
    const bool cased = word.has_lower || word.has_upper();
    made.initial = cased && (word.letters == 1 || (dotted && word.letters <= longest_abbreviation));
    made.capitals = !made.initial && is_bare_initials(word);
    raw_.clear();
  }

  KeyWords& out_;
  std::string raw_;
};

void cut_into(KeyWords& words, std::string_view text) { WordCutter(words).cut(text, Parentheses::keep); }

// "T. L. (Frank)" and "Wang (王小明)" contain the name twice.
void cut_name_part(KeyWords& words, std::string_view text) {
  const std::size_t before = words.size();
  WordCutter(words).cut(text, Parentheses::skip);
  if (words.size() == before) cut_into(words, text);
}

bool has_lower(std::string_view text) noexcept { return look_at_word(text).has_lower; }

std::string suffix_key(std::string_view suffix) {
  KeyWords words;
  cut_into(words, suffix);
  std::string key;
  for (const KeyWord& word : words) key += word.plain;
  struct Row {
    std::string_view spelling, key;
  };
  constexpr Row rows[] = {{"junior", "jr"}, {"jnr", "jr"},  {"senior", "sr"}, {"snr", "sr"},
                          {"2nd", "ii"},    {"3rd", "iii"}, {"4th", "iv"},    {"5th", "v"}};
  for (const Row& row : rows) {
    if (row.spelling == key) return std::string(row.key);
  }
  return key;
}

bool is_east_asian_text(std::string_view text) noexcept {
  const Word word = look_at_word(text);
  return word.has_east_asian && !word.has_lower && !word.has_upper();
}

ComparedName compared_literal(const Name& name) {
  ComparedName side;
  side.literal = true;
  cut_into(side.family, name.literal);
  if (side.family.size() > 1 && side.family.front().plain == "the") side.family.erase(side.family.begin());
  return side;
}

void append_words(std::string& out, const KeyWords& words, std::string_view separator) {
  bool first = true;
  for (const KeyWord& word : words) {
    if (!first) out += separator;
    first = false;
    out += word.plain;
  }
}

std::string key_with_order(const ComparedName& side, bool east_asian) {
  std::string key;
  if (east_asian) {
    append_words(key, side.family, "");
    append_words(key, side.given, "");
    return key;
  }
  append_words(key, side.family, " ");
  if (side.given.empty() && side.suffix.empty()) return key;
  key += '|';
  append_words(key, side.given, " ");
  if (side.suffix.empty()) return key;
  return key += '|' + side.suffix;
}

bool is_east_asian(const Name& name) noexcept {
  if (!name.literal.empty()) return is_east_asian_text(name.literal);
  return is_east_asian_text(name.family) && (name.given.empty() || is_east_asian_text(name.given));
}

}  // namespace

KeyWords with_capitals_split(const KeyWords& words) {
  KeyWords out;
  for (const KeyWord& word : words) {
    if (!word.capitals) {
      out.push_back(word);
      continue;
    }
    for (std::size_t pos = 0; pos < word.plain.size();) {
      const std::size_t end = grapheme_end(word.plain, pos);
      const std::string letter = word.plain.substr(pos, end - pos);
      out.push_back({letter, letter, true, false});
      pos = end;
    }
  }
  return out;
}

ComparedName compared(const Name& name) {
  if (!name.literal.empty()) return compared_literal(name);
  ComparedName side;
  cut_into(side.family, name.dropping_particle);
  cut_into(side.family, name.non_dropping_particle);
  side.particles = side.family.size();
  const bool single = name.family.empty();
  cut_name_part(side.family, single ? name.given : name.family);
  if (!single) cut_name_part(side.given, name.given);
  side.suffix = suffix_key(name.suffix);
  const bool any = std::any_of(side.given.begin(), side.given.end(), [](const KeyWord& word) { return word.capitals; });
  // In "JO SMITH", all words are in capitals, so they show nothing; in "JP Serre" they show initials.
  if (any && has_lower(name.family)) side.given = with_capitals_split(side.given);
  side.maybe_initials = any && !has_lower(name.family);
  return side;
}

std::string joined(const KeyWords& words) {
  std::string out;
  append_words(out, words, "");
  return out;
}

std::string key_of(const ComparedName& side, const Name& name) { return key_with_order(side, is_east_asian(name)); }

bool same_word(const KeyWord& a, const KeyWord& b) {
  return a.plain == b.plain || a.plain == b.transliterated || a.transliterated == b.plain ||
         a.transliterated == b.transliterated;
}

bool same_given(const KeyWord& a, const KeyWord& b) {
  if (!a.initial && !b.initial) return same_word(a, b);
  const bool a_is_short = a.plain.size() <= b.plain.size();
  const KeyWord& brief = a_is_short ? a : b;
  const KeyWord& full = a_is_short ? b : a;
  return brief.initial &&
         (full.plain.starts_with(brief.plain) || full.transliterated.starts_with(brief.transliterated));
}

}  // namespace opcit::names
