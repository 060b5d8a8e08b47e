/// Whether decoding would change anything, at the speed of the memory.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "opcit/latex.h"

namespace opcit {

/// Where the first byte stands that means something in TeX; source.size() when decode_latex() returns `source` as it
/// is.
std::size_t find_latex(std::string_view source, LatexFlavour flavour) noexcept;

/// As decode_latex(); `first` is what find_latex() says.
Text decode_latex_from(std::size_t first, std::string_view source, LatexFlavour flavour, Arena& arena,
                       std::vector<LatexNote>* notes);

}  // namespace opcit
