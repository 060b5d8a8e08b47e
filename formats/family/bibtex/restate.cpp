#include "family/bibtex/restate.h"

namespace opcit::bibtex {

void restate_groups(const SourceEntry& entry, Dialect dialect, const ValueReader& values, RecordBuilder& builder) {
  static_cast<void>(entry);
  static_cast<void>(dialect);
  static_cast<void>(values);
  static_cast<void>(builder);
}

}  // namespace opcit::bibtex
