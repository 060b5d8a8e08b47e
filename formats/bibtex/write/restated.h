/// The writer's half of read/restate.h: writes back fields that the reader kept as they were spread over the entry.
#pragma once

#include <string_view>
#include <vector>

#include "bibtex/tables/dialect.h"
#include "opcit/record.h"

namespace opcit::bibtex {

/// The fields that are written instead of those for the record's variables.
class Restated {
 public:
  /// Reads the extras with `restates` as an entry of type `type`. A group counts if it gives the record's values.
  Restated(const Record& record, Dialect dialect, std::string_view type);

  struct Group {
    std::vector<Field> fields;
    std::vector<const Extra*> extras;
  };
  /// nullptr if `field` is written from the record's variable.
  const Group* find(Field field) const noexcept;
  bool empty() const noexcept { return groups_.empty(); }

 private:
  std::vector<Group> groups_;
};

}  // namespace opcit::bibtex
