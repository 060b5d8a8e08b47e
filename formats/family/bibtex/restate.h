/// Facts that an entry spreads over several fields and the hub holds in one (title and subtitle), and entry types that
/// share a kind: the reader keeps such fields as extra that restates, and the writer puts them back when they still say
/// what the record says.
#pragma once

#include <vector>

#include "family/bibtex/read_values.h"
#include "family/bibtex/render.h"
#include "opcit/builder.h"

namespace opcit::bibtex {

/// Adds the fields of those groups which the writer of `dialect` would not write by itself.
void restate_groups(const SourceEntry& entry, Dialect dialect, RecordBuilder& builder);

/// Whether a field of this name belongs to a group.
bool is_restated(std::string_view name) noexcept;

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
