/// What the names room needs to know of Unicode: code points, case, scripts, graphemes and folding. Free of state; any
/// thread. Malformed UTF-8 is never an error: a byte that begins no character counts as a symbol of one byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace opcit::names {

constexpr char32_t malformed_byte = 0x110000;  ///< The value of a byte that is no UTF-8.

struct CodePoint {
  char32_t value;
  std::uint32_t size;  ///< Bytes, at least 1.
};

/// The code point at `pos`, which must be less than text.size().
CodePoint code_point_beyond_ascii(std::string_view text, std::size_t pos) noexcept;
inline CodePoint code_point_at(std::string_view text, std::size_t pos) noexcept {
  const auto byte = static_cast<unsigned char>(text[pos]);
  return byte < 0x80 ? CodePoint{byte, 1} : code_point_beyond_ascii(text, pos);
}

enum class LetterKind : std::uint8_t {
  none,        ///< No letter, or a modifier letter such as U+02BF.
  lower,       ///< Of a script with case.
  upper,       ///< Likewise, title case included.
  caseless,    ///< Arabic, Hebrew, Devanagari, Thai ..
  east_asian,  ///< Han, Kana, Hangul, Bopomofo: scripts of names that begin with the family.
};
LetterKind letter_kind_beyond_ascii(char32_t character) noexcept;
inline LetterKind letter_kind(char32_t character) noexcept {
  if (character >= 0x80) return letter_kind_beyond_ascii(character);
  if (character >= 'a' && character <= 'z') return LetterKind::lower;
  return character >= 'A' && character <= 'Z' ? LetterKind::upper : LetterKind::none;
}
/// The kind of the first letter; none when the word has none.
LetterKind first_letter(std::string_view word) noexcept;

/// Blanks of every kind, line breaks, tabs and no-break spaces among them.
bool is_any_blank(char32_t character) noexcept;
/// Characters that show nothing: zero-width spaces and joiners, soft hyphens, marks of direction, byte order marks.
bool is_invisible(char32_t character) noexcept;
/// Hyphens, dashes and minus signs.
bool is_any_hyphen(char32_t character) noexcept;
/// Apostrophes, single quotes, primes and the modifier letters that are written like them.
bool is_any_apostrophe(char32_t character) noexcept;
bool is_decimal_digit(char32_t character) noexcept;

/// The end of the grapheme cluster that begins at `pos`: a base with its marks, joined letters, or a Hangul syllable
/// (the core of UAX #29; flags and emoji sequences are of no concern to names).
std::size_t grapheme_end(std::string_view text, std::size_t pos) noexcept;

/// Case, compatibility forms and diacritics folded away; stroked letters and ligatures are spelt in basic Latin
/// ("Łukasz" lukasz, "Strauß" strauss). Vowel signs of Indic scripts and voicing marks of Kana, which are no
/// decoration, stay. For words: apostrophes and hyphens are the caller's.
std::string fold_name_word(std::string_view word);

/// As fold_name_word(), but letters that have a customary transliteration take it: "Müller" mueller, "Ørsted" oersted,
/// "Škoda" shkoda.
std::string transliterate_name_word(std::string_view word);

}  // namespace opcit::names
