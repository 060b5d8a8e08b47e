/// @file
/// LaTeX and Unicode: decoding TeX to text with style, and encoding it back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/arena.h"
#include "opcit/export.h"
#include "opcit/text.h"

namespace opcit {

/// Whose TeX it is.
enum class LatexFlavour : std::uint8_t {
  bibtex,   ///< A field of a .bib file: braces group and protect case, ~ is a tie, white space runs are one blank, but
            ///< those with an empty line are a paragraph's end, "\n\n".
  listing,  ///< Prose as copied from a web page, with TeX strewn in: a lone % $ { } ~ _ & is that character, blanks in
            ///< text stay, addresses (https://..) stay untouched.
};

/// What a decoder could not make sense of.
struct LatexNote {
  /// A macro without a meaning, or a brace or dollar without its other one.
  enum class Kind : std::uint8_t { unknown_macro, unbalanced } kind;  ///< Which of them.
  std::uint32_t pos;                                                  ///< Bytes into the source.
  std::uint32_t len;                                                  ///< Bytes of the source that it concerns.
};

/// Decodes `source`. Views in the result point into `source` (when nothing had to be decoded) or `arena`. Never throws
/// on bad data: what cannot be decoded stays, as a run of Style::tex or literally, and is noted.
///
/// Accents in every spelling, letters, text symbols, dashes, quotes and ties become Unicode; text commands (`\emph`,
/// `\textbf`, `{\it ..}`, `\textsuperscript` ..) become runs; $..$ becomes a math run whose text is a plain rendering
/// ("2/3", "1.25∼1.56×") and whose detail is the TeX.
OPCIT_API Text decode_latex(std::string_view source, LatexFlavour flavour, Arena& arena,
                            std::vector<LatexNote>* notes = nullptr);

/// How to encode.
struct LatexEncoding {
  bool ascii = false;         ///< Write LaTeX macros for everything beyond ASCII; else UTF-8 as is.
  bool protect_case = false;  ///< Brace the keep_case runs (titles); else they are left out.
};

/// Appends `text` as LaTeX that is correct in a braced BibTeX field: specials are escaped, braces balance, math is
/// written as math (characters beyond ASCII in it as macros). decode_latex(.., bibtex) of the result is `text` again
/// (up to canonical equivalence; a single line feed becomes a blank).
/// Returns the number of characters that have no LaTeX spelling (only with `ascii`); these are written as UTF-8, and
/// appended to `unspelled` if given.
OPCIT_API std::size_t encode_latex(const Text& text, const LatexEncoding& how, std::string& out,
                                   std::string* unspelled = nullptr);

}  // namespace opcit
