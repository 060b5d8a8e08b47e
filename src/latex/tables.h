/// The tables of TeX's spellings, each for both directions. Internal to src/latex.
///
/// Sources: LaTeX's own input tables (t1enc.dfu .. utf8enc.dfu), textcomp, tipa, fontmath.ltx, amssymb and
/// unicode-math. All are read. Only macros that LaTeX knows with T1, textcomp, amsmath and amssymb are written; --ascii
/// keeps other characters.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace opcit::latex {

/// A character and its control words, separated by spaces. The first is written, all are read. A row that begins with
/// a space is only read.
struct SymbolRow {
  char32_t character;
  const char* names;
};
std::span<const SymbolRow> text_symbols() noexcept;
std::span<const SymbolRow> math_symbols() noexcept;

/// An accent macro: its mark over a letter, and its character without a letter ("\'{}" is U+00B4).
struct AccentRow {
  const char* name;
  char32_t mark;
  char32_t spacing;  ///< 0: the mark is put on a no-break space.
  bool written;      ///< This spelling is written for the mark.
};
std::span<const AccentRow> accents() noexcept;

/// \mathbb and similar macros: they map `count` ASCII characters from `base` to the characters from `first`.
struct AlphabetRow {
  const char* macro;
  char base;
  std::uint8_t count;
  char32_t first;
  bool written;  ///< The spelling that is written for these characters.
};
std::span<const AlphabetRow> alphabets() noexcept;
/// The letter of `macro`'s alphabet for an ASCII character, or 0. Letterlike symbols (ℝ, ℋ) fill the gaps.
char32_t alphabet_letter(std::string_view macro, char character) noexcept;

/// Characters that have a raised or lowered form.
struct ScriptRow {
  char32_t base;
  char32_t raised;   ///< 0: not available.
  char32_t lowered;  ///< 0: not available.
};
std::span<const ScriptRow> scripts() noexcept;

struct FractionRow {
  char32_t character;
  const char* numerator;
  const char* denominator;
};
std::span<const FractionRow> fractions() noexcept;

/// The character of a control word, or 0.
char32_t find_text_symbol(std::string_view name);
char32_t find_math_symbol(std::string_view name);
const AccentRow* find_accent(std::string_view name);

/// The control word that is written for a character, without backslash; empty if not found.
std::string_view text_spelling(char32_t character);
/// Appends the math-mode spelling of `character` ("\leq", "\mathbb{R}", "_2"). Returns false if it has none.
bool append_math_spelling(std::string& out, char32_t character);
/// The accent that puts `mark` on a letter; nullptr if not found.
const AccentRow* find_accent_of(char32_t mark) noexcept;

}  // namespace opcit::latex
