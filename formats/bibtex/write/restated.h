/// The writing half of read/restate.h.
#pragma once

#include <string_view>
#include <vector>

#include "bibtex/tables/dialect.h"
#include "opcit/record.h"

namespace opcit::bibtex {

/// The fields to write in place of the hub's.
class Restated {
 public:
  /// Reads the record's restating extras as an entry of type `type`; those groups count which give the same values.
  Restated(const Record& record, Dialect dialect, std::string_view type);

  struct Group {
    std::vector<Field> fields;
    std::vector<const Extra*> extras;
  };
  /// nullptr when `field` is written from the hub.
  const Group* find(Field field) const noexcept;
  bool empty() const noexcept { return groups_.empty(); }

 private:
  std::vector<Group> groups_;
};

}  // namespace opcit::bibtex
