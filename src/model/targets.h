/// The names of the programs whose import rules opcit knows, as used in `--for NAME`.
/// check/checker.h and formats/bibtex/check/targets.h have the rules.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace opcit {

inline constexpr auto target_names = std::to_array<std::string_view>(
    {"acmart", "biblatex", "bibtex", "endnote", "hayagriva", "jabref", "mendeley", "orcid", "zotero"});

constexpr bool is_target(std::string_view name) noexcept {
  return std::ranges::find(target_names, name) != target_names.end();
}

}  // namespace opcit
