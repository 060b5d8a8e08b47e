/// Hayagriva 0.10's entry types (https://github.com/typst/hayagriva, docs/file-format.md).
#pragma once

#include <string_view>

#include "opcit/vocabulary.h"

namespace opcit::hayagriva {

struct TypeRow {
  Kind kind;
  std::string_view type;
  std::string_view parent;  ///< Type of what the work is in; empty: its title is lost.
};

/// The row of a kind; Misc for those that Hayagriva does not know.
const TypeRow& row_of(Kind kind) noexcept;

}  // namespace opcit::hayagriva
