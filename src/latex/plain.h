/// A fast test if decoding would change a text. Most texts have no TeX and are not copied.
/// opcit/latex.h declares the decoder.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "opcit/latex.h"

namespace opcit {

/// The position of the first byte with a meaning in TeX; source.size() if decode_latex() returns `source`
/// unchanged.
std::size_t find_latex(std::string_view source, LatexFlavour flavour) noexcept;

/// Like decode_latex(); `first` is the result of find_latex().
Text decode_latex_from(std::size_t first, std::string_view source, LatexFlavour flavour, Arena& arena,
                       std::vector<LatexNote>* notes);

}  // namespace opcit
