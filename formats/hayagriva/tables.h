/// Hayagriva 0.10's entry types (https://github.com/typst/hayagriva, docs/file-format.md).
/// format.cpp writes with them.
#pragma once

#include <string_view>

#include "opcit/vocabulary.h"

namespace opcit::hayagriva {

struct TypeRow {
  Kind kind;
  std::string_view type;
  std::string_view parent;  ///< The type of the work's container; empty: the container is lost.
};

/// The row of a kind; that of `Misc` for kinds that Hayagriva lacks.
const TypeRow& row_of(Kind kind) noexcept;

}  // namespace opcit::hayagriva
