#include "names/plain_bibtex.h"

#include <array>
#include <cstdint>

#include "text/unicode_names.h"

namespace opcit::names {
namespace {

enum class Byte : std::uint8_t {
  plain,
  pair,  ///< Special if doubled: -- and ''.
  blank,
  comma,
  depends,  ///< First byte of letters or of special spaces; the next byte decides.
  general,  ///< TeX, '=', a control character, or a byte that may begin a special space or an invisible character.
};

constexpr std::array<Byte, 256> make_bytes() {
  std::array<Byte, 256> bytes{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    // First bytes of blocks without spaces and invisible characters: U+00C0..U+05FF, U+0640..U+0FFF, U+4000..U+EFFF,
    // U+10000 and above.
    const bool letters = byte < 0xC0 || (byte >= 0xC3 && byte <= 0xD7) || (byte >= 0xD9 && byte <= 0xE0) ||
                         (byte >= 0xE4 && byte <= 0xEE) || (byte >= 0xF0 && byte <= 0xF4);
    if (byte < ' ' || byte == 0x7F || !letters) bytes[byte] = Byte::general;
  }
  for (const char c : std::string_view("\\{}~$^_%&#\"`=")) bytes[static_cast<unsigned char>(c)] = Byte::general;
  bytes['-'] = bytes['\''] = Byte::pair;
  bytes[0xD8] = bytes[0xE1] = bytes[0xE3] = Byte::depends;
  bytes[' '] = Byte::blank;
  bytes[','] = Byte::comma;
  return bytes;
}
constexpr std::array<Byte, 256> bytes = make_bytes();

/// True for U+0600..U+063F except U+061C (invisible), U+1D00..U+1FFF (includes Vietnamese) and U+3040..U+3FFF (Kana):
/// these contain letters, the blocks before them do not.
bool begins_letters(char here, char next) noexcept {
  const auto byte = static_cast<unsigned char>(next);
  if (here == '\xD8') return byte != 0x9C;
  return byte >= (here == '\xE1' ? 0xB4 : 0x81);
}

/// The positions of the commas of a plain name.
struct Commas {
  bool plain = false;  ///< The name is plain.
  std::size_t count = 0;
  std::array<std::size_t, 2> at = {};
};

Commas find_commas(std::string_view source) noexcept {
  Commas commas;
  char before = ' ';
  for (std::size_t pos = 0; pos < source.size(); ++pos) {
    const char c = source[pos];
    const Byte byte = bytes[static_cast<unsigned char>(c)];
    if (byte == Byte::plain) {
      before = c;
      continue;
    }
    if (byte == Byte::general || c == before) return {};
    if (byte == Byte::depends && (pos + 1 == source.size() || !begins_letters(c, source[pos + 1]))) return {};
    if (byte == Byte::comma) {
      if (commas.count == commas.at.size()) return {};
      commas.at[commas.count++] = pos;
    }
    before = c;
  }
  commas.plain = before != ' ';
  return commas;
}

/// Removes the space that may be at each end.
std::string_view piece(std::string_view source, std::size_t from, std::size_t to) noexcept {
  if (from < to && source[from] == ' ') ++from;
  if (from < to && source[to - 1] == ' ') --to;
  return source.substr(from, to - from);
}

/// True if the first letter of the word is lower case.
bool is_von(std::string_view word) noexcept {
  for (std::size_t pos = 0; pos < word.size();) {
    const CodePoint at = code_point_at(word, pos);
    const LetterKind kind = letter_kind(at.value);
    if (kind != LetterKind::none) return kind == LetterKind::lower;
    pos += at.size;
  }
  return false;
}

std::string_view word_at(std::string_view text, std::size_t from) noexcept {
  return text.substr(from, text.find(' ', from) - from);
}

/// "First von Last": von is everything from the first to the last lower-case word, not counting the last word.
void split_first_last(std::string_view source, Name& name) noexcept {
  const std::size_t last_blank = source.rfind(' ');
  if (last_blank == std::string_view::npos) {
    name.family = source;
    return;
  }
  const std::string_view head = source.substr(0, last_blank);
  std::size_t von_begin = std::string_view::npos;
  std::size_t von_end = std::string_view::npos;
  for (std::size_t from = 0; from < head.size();) {
    const std::string_view word = word_at(head, from);
    if (is_von(word)) {
      if (von_begin == std::string_view::npos) von_begin = from;
      von_end = from + word.size();
    }
    from += word.size() + 1;
  }
  const std::size_t given_end = von_begin == std::string_view::npos ? head.size() : von_begin;
  name.given = piece(source, 0, given_end);
  if (von_begin != std::string_view::npos) name.non_dropping_particle = source.substr(von_begin, von_end - von_begin);
  name.family = source.substr((von_begin == std::string_view::npos ? last_blank : von_end) + 1);
}

/// "von Last": von is the leading lower-case words, not counting the last word.
void split_von_last(std::string_view source, Name& name) noexcept {
  std::size_t family = 0;
  for (std::size_t from = 0;;) {
    const std::string_view word = word_at(source, from);
    if (from + word.size() == source.size() || !is_von(word)) break;
    family = from += word.size() + 1;
  }
  if (family > 0) name.non_dropping_particle = source.substr(0, family - 1);
  name.family = source.substr(family);
}

}  // namespace

bool parse_plain_bibtex(std::string_view source, Name& name) noexcept {
  const Commas commas = find_commas(source);
  if (!commas.plain) return false;
  if (commas.count == 0) {
    split_first_last(source, name);
    return true;
  }
  const std::string_view family = piece(source, 0, commas.at[0]);
  const std::string_view given = piece(source, commas.at[commas.count - 1] + 1, source.size());
  const std::string_view suffix =
      commas.count == 1 ? std::string_view() : piece(source, commas.at[0] + 1, commas.at[1]);
  if (family.empty() || given.empty() || (commas.count == 2 && suffix.empty())) return false;
  split_von_last(family, name);
  name.given = given;
  name.suffix = suffix;
  return true;
}

}  // namespace opcit::names
