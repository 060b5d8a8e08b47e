/// Unicode's normal forms, folding, transliteration and character classes. ICU is only used in this folder. Nothing
/// is initialised when the library is loaded; ICU's data is loaded with the first non-ASCII text. All functions are
/// thread safe. Invalid UTF-8 is passed on or becomes U+FFFD, and is never an error.
#pragma once

#include <string>
#include <string_view>

namespace opcit {

/// Normal form C. Returns `text` if it is already NFC (ASCII always is), otherwise a view of `scratch`.
std::string_view to_nfc(std::string_view text, std::string& scratch);

/// Full default case folding (Unicode's CaseFolding.txt, C + F): "Straße" and "STRASSE" give the same result.
std::string fold_case(std::string_view text);

/// The key that compares equal for two spellings of one text: case folded, without compatibility forms and marks,
/// with stroked letters and ligatures spelled out (ł l, ø o, đ d, ß ss, æ ae, œ oe, ı i, þ th, ð d), all hyphens and
/// dashes as "-", all apostrophes and single quotes as "'", double quotes as "\"", without zero-width characters and
/// soft hyphens, and with no-break and other spaces as " ".
std::string fold_for_comparison(std::string_view text);

/// ASCII for keys and file names: Latin letters lose their marks (ö o, ß ss, Æ AE), punctuation becomes ASCII, ICU
/// romanises other scripts ("Any-Latin; Latin-ASCII"). Characters without an ASCII form are dropped.
std::string to_ascii(std::string_view text);

/// The composed character of `base` and the combining `mark`, or 0.
char32_t compose(char32_t base, char32_t mark) noexcept;

/// Decomposes `composed` by one step: true, with base and mark, if its canonical decomposition is a pair.
bool decompose(char32_t composed, char32_t& base, char32_t& mark) noexcept;

bool is_letter(char32_t c) noexcept;
bool is_letter_or_digit(char32_t c) noexcept;
bool is_upper(char32_t c) noexcept;  ///< Upper or title case.
bool is_lower(char32_t c) noexcept;
/// Simple case mapping (one character to one); `c` itself if it has none.
char32_t simple_lower(char32_t c) noexcept;
char32_t simple_upper(char32_t c) noexcept;
/// A letter of a script without case (Han, Arabic, Hebrew, Devanagari ...).
bool is_caseless_letter(char32_t c) noexcept;
/// Han, Hiragana, Katakana, Hangul or Bopomofo: scripts that write the family name first, without spaces.
bool is_cjk(char32_t c) noexcept;
/// A combining mark (general category M).
bool is_mark(char32_t c) noexcept;
/// An assigned character, except controls, surrogates and private use.
bool is_assigned(char32_t c) noexcept;
/// Relations, binary operators and arrows: TeX sets them with space around them in a formula.
bool is_math_operator(char32_t c) noexcept;

}  // namespace opcit
