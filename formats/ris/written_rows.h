/// The rows of the table that are written in a record of each family, in order. Writer and editor use them.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "ris/tables.h"

namespace opcit::ris {

class WrittenRows {
 public:
  WrittenRows();

  std::span<const TagRow* const> of(Family family) const noexcept { return rows_[static_cast<std::size_t>(family)]; }

 private:
  static constexpr std::size_t family_count = static_cast<std::size_t>(Family::generic) + 1;
  std::array<std::vector<const TagRow*>, family_count> rows_;
};

}  // namespace opcit::ris
