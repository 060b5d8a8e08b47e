/// Finds special characters of TeX that do not print as themselves. lint.h reports them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace opcit::faults {

/// The offsets in `tex` of each unescaped & % # and, outside formulas, _ and ^. Arguments of \url and similar macros
/// are skipped. HTML character references are skipped too, because another rule reports them.
std::vector<std::size_t> bare_specials(std::string_view tex);

}  // namespace opcit::faults
