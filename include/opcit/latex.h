/// @file
/// LaTeX and Unicode: decodes TeX to text with styles, and encodes it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/arena.h"
#include "opcit/export.h"
#include "opcit/text.h"

namespace opcit {

/// The source of the TeX.
enum class LatexFlavour : std::uint8_t {
  bibtex,   ///< A field of a .bib file: braces group and protect case, ~ is a tie, white space runs are one space, but
            ///< runs with an empty line end a paragraph, "\n\n".
  listing,  ///< Prose copied from a web page, with some TeX: a single % $ { } ~ _ & is that character, spaces in
            ///< text are kept, addresses (https://..) are unchanged.
};

/// Text that a decoder could not interpret.
struct LatexNote {
  /// An unknown macro, or an unbalanced brace or dollar.
  enum class Kind : std::uint8_t { unknown_macro, unbalanced } kind;  ///< The kind of fault.
  std::uint32_t pos;                                                  ///< Bytes into the source.
  std::uint32_t len;                                                  ///< Number of bytes of the source concerned.
};

/// Decodes `source`. Views in the result point into `source` (if nothing had to be decoded) or `arena`. Never throws
/// for invalid data: text that cannot be decoded is kept, as a run of Style::tex or literally, and is reported.
///
/// Accents in every spelling, letters, text symbols, dashes, quotes and ties become Unicode; text commands (`\emph`,
/// `\textbf`, `{\it ..}`, `\textsuperscript` ..) become runs; $..$ becomes a math run whose text is a plain rendering
/// ("2/3", "1.25∼1.56×") and whose detail is the TeX.
OPCIT_API Text decode_latex(std::string_view source, LatexFlavour flavour, Arena& arena,
                            std::vector<LatexNote>* notes = nullptr);

/// How `<`, `>` and `|` are written in text. No reader but LaTeX knows the macros (`\textless`).
enum class LatexSigns : std::uint8_t {
  plain,  ///< As they are: right for readers and in T1 fonts.
  math,   ///< Between dollars: right in all fonts.
};

/// How to encode.
struct LatexEncoding {
  bool ascii = false;                   ///< Write LaTeX macros for everything beyond ASCII; otherwise write UTF-8.
  bool protect_case = false;            ///< Brace the keep_case runs (titles); otherwise omit them.
  LatexSigns signs = LatexSigns::math;  ///< How to write `<`, `>` and `|`.
};

/// Appends `text` as LaTeX that is correct in a braced BibTeX field: special characters are escaped, braces balance,
/// math is written as math (non-ASCII characters in it as macros). decode_latex(.., bibtex) of the result is `text`
/// again (up to canonical equivalence; a single line feed becomes a space).
/// Returns the number of characters without a LaTeX spelling (only with `ascii`); these are written as UTF-8, and
/// appended to `unspelled` if given.
OPCIT_API std::size_t encode_latex(const Text& text, const LatexEncoding& how, std::string& out,
                                   std::string* unspelled = nullptr);

}  // namespace opcit
