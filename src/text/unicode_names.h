/// The Unicode functions that src/names uses: code points, case, scripts, graphemes and folding. Stateless and thread
/// safe. Invalid UTF-8 is never an error: a byte that begins no character counts as a symbol of one byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace opcit::names {

constexpr char32_t malformed_byte = 0x110000;  ///< The value of an invalid UTF-8 byte.

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
  none,        ///< Not a letter, or a modifier letter such as U+02BF.
  lower,       ///< Of a script with case.
  upper,       ///< The same, including title case.
  caseless,    ///< Arabic, Hebrew, Devanagari, Thai ..
  east_asian,  ///< Han, Kana, Hangul, Bopomofo: scripts whose names begin with the family name.
};
LetterKind letter_kind_beyond_ascii(char32_t character) noexcept;
inline LetterKind letter_kind(char32_t character) noexcept {
  if (character >= 0x80) return letter_kind_beyond_ascii(character);
  if (character >= 'a' && character <= 'z') return LetterKind::lower;
  return character >= 'A' && character <= 'Z' ? LetterKind::upper : LetterKind::none;
}
/// The kind of the first letter; `none` for a word without letters.
LetterKind first_letter(std::string_view word) noexcept;

/// Spaces of all kinds, including line breaks, tabs and no-break spaces.
bool is_any_blank(char32_t character) noexcept;
/// Invisible characters: zero-width spaces and joiners, soft hyphens, direction marks, byte order marks.
bool is_invisible(char32_t character) noexcept;
/// Hyphens, dashes and minus signs.
bool is_any_hyphen(char32_t character) noexcept;
/// Apostrophes, single quotes, primes and modifier letters with the same shape.
bool is_any_apostrophe(char32_t character) noexcept;
bool is_decimal_digit(char32_t character) noexcept;

/// The end of the grapheme cluster at `pos`: a base with its marks, joined letters, or a Hangul syllable
/// (the main rules of UAX #29; names need no flags and emoji sequences).
std::size_t grapheme_end(std::string_view text, std::size_t pos) noexcept;

/// Removes case, compatibility forms and diacritics; spells stroked letters and ligatures in basic Latin
/// ("Łukasz" lukasz, "Strauß" strauss). Keeps vowel signs of Indic scripts and voicing marks of Kana, because they
/// change the letter. Only for words: the caller handles apostrophes and hyphens.
std::string fold_name_word(std::string_view word);

/// Like fold_name_word(), but uses the usual transliteration of letters that have one: "Müller" mueller, "Ørsted"
/// oersted, "Škoda" shkoda.
std::string transliterate_name_word(std::string_view word);

}  // namespace opcit::names
