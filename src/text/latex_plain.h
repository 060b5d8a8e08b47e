/// Whether decoding would change anything, at the speed of the memory.
#pragma once

#include <string_view>

#include "opcit/latex.h"

namespace opcit {

/// True when decode_latex() returns `source` as it is, because nothing in it is TeX.
bool is_plain_latex(std::string_view source, LatexFlavour flavour) noexcept;

}  // namespace opcit
