/// A quick look at TeX whose text is known beforehand, for writers that see to it that what they wrote is read back.
#pragma once

#include <string_view>

namespace opcit {

/// True: decode_latex(tex, LatexFlavour::bibtex) is `plain`, with no runs but those that keep case and without a note;
/// its braces pair up as BibTeX counts them, it has no line ends, and no blanks at its ends. False: not sure.
///
/// What it knows is the smallest part of the decoder's grammar that most values are made of, and it gives up on the
/// rest: bytes that stand for themselves, groups, escaped specials, ties and dashes.
bool surely_prints(std::string_view tex, std::string_view plain) noexcept;

}  // namespace opcit
