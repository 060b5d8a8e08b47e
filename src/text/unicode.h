/// What Unicode knows about characters: normal forms, folding, transliteration, classes. The only door to ICU. Nothing
/// is set up when the library is loaded; ICU's data come in with the first text beyond ASCII. All functions may be
/// called from any thread; bytes that are no UTF-8 are passed on or become U+FFFD, never an error.
#pragma once

#include <string>
#include <string_view>

namespace opcit {

/// Normal form C. Returns `text` itself when it is in NFC (ASCII is, without asking ICU), else a view of `scratch`.
std::string_view to_nfc(std::string_view text, std::string& scratch);

/// Full default case folding (Unicode's CaseFolding.txt, C + F): "Straße" and "STRASSE" fold alike.
std::string fold_case(std::string_view text);

/// The key under which two spellings of one text compare equal: case folded, compatibility forms and marks removed,
/// letters with strokes and ligatures spelled out (ł l, ø o, đ d, ß ss, æ ae, œ oe, ı i, þ th, ð d), every hyphen and
/// dash "-", every apostrophe and single quote "'", double quotes "\"", zero-width characters and soft hyphens
/// gone, no-break and other blanks one " ".
std::string fold_for_comparison(std::string_view text);

/// ASCII for keys and file names: Latin letters lose their marks (ö o, ß ss, Æ AE), punctuation becomes its ASCII kin,
/// other scripts are romanised by ICU ("Any-Latin; Latin-ASCII"). What has no ASCII form is left out.
std::string to_ascii(std::string_view text);

/// The composed character of `base` and the combining `mark`, or 0.
char32_t compose(char32_t base, char32_t mark) noexcept;

/// Takes `composed` apart, one step: true with base and mark when it is canonically a pair.
bool decompose(char32_t composed, char32_t& base, char32_t& mark) noexcept;

bool is_letter(char32_t c) noexcept;
bool is_letter_or_digit(char32_t c) noexcept;
bool is_upper(char32_t c) noexcept;  ///< Upper or title case.
bool is_lower(char32_t c) noexcept;
/// The one-character counterparts of simple case mapping; `c` itself where there is none.
char32_t simple_lower(char32_t c) noexcept;
char32_t simple_upper(char32_t c) noexcept;
/// A letter of a script without case (Han, Arabic, Hebrew, Devanagari ...).
bool is_caseless_letter(char32_t c) noexcept;
/// Han, Hiragana, Katakana, Hangul or Bopomofo: scripts that write the family name first and no blank between.
bool is_cjk(char32_t c) noexcept;
/// A combining mark (general category M).
bool is_mark(char32_t c) noexcept;
/// An assigned character that is neither a control, a surrogate nor for private use.
bool is_assigned(char32_t c) noexcept;
/// Relations, binary operators and arrows: what TeX sets with space around in a formula.
bool is_math_operator(char32_t c) noexcept;

}  // namespace opcit
