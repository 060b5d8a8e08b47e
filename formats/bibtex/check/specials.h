/// Characters of TeX that will not print as they are.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace opcit::bibtex {

/// The offsets in `tex` of each & % # and, outside of formulas, _ and ^ that is not escaped. Arguments of \url and the
/// like are skipped, and so are character references of HTML, which have a rule of their own.
std::vector<std::size_t> bare_specials(std::string_view tex);

}  // namespace opcit::bibtex
