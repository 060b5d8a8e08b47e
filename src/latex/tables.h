/// The tables of TeX's spellings, each used in both directions. Private to the LaTeX engine.
///
/// Facts from LaTeX's own input tables (t1enc.dfu .. utf8enc.dfu), textcomp, tipa, fontmath.ltx, amssymb and
/// unicode-math.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace opcit::latex {

/// A character and its control words, parted by blanks. The first is written, all are read; a leading blank marks a
/// row of which none is written.
struct SymbolRow {
  char32_t character;
  const char* names;
};
std::span<const SymbolRow> text_symbols() noexcept;
std::span<const SymbolRow> math_symbols() noexcept;

/// An accent macro: what it puts on a letter, and what it is over nothing ("\'{}" is U+00B4).
struct AccentRow {
  const char* name;
  char32_t mark;
  char32_t spacing;  ///< 0: a no-break space carries the mark.
  bool written;      ///< The spelling that is written for the mark.
};
std::span<const AccentRow> accents() noexcept;

/// \mathbb and its kin: `count` characters from `first` are what the macro makes of the ASCII characters from `base`.
struct AlphabetRow {
  const char* macro;
  char base;
  std::uint8_t count;
  char32_t first;
};
std::span<const AlphabetRow> alphabets() noexcept;
/// The letter of `macro`'s alphabet for an ASCII character, or 0; letterlike symbols (ℝ, ℋ) fill the gaps.
char32_t alphabet_letter(std::string_view macro, char character) noexcept;

/// Characters that exist raised or lowered.
struct ScriptRow {
  char32_t base;
  char32_t raised;   ///< 0: none.
  char32_t lowered;  ///< 0: none.
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

/// The control word that is written for a character, without backslash; empty when there is none.
std::string_view text_spelling(char32_t character);
/// Appends what gives `character` in math mode ("\leq", "\mathbb{R}", "_2"); false when nothing does.
bool append_math_spelling(std::string& out, char32_t character);
/// The accent that puts `mark` on a letter; null when there is none.
const AccentRow* find_accent_of(char32_t mark) noexcept;

}  // namespace opcit::latex
