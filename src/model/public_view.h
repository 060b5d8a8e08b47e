/// Removes private data from a record, for outputs that are published.
/// The list and site formats use it.
#pragma once

#include "opcit/audit.h"
#include "opcit/record.h"

namespace opcit {

/// Omits annotations, links to local files, private fields of reference managers (file, owner, timestamp, review,
/// comment-.., custom.opcit..), and, unless `abstracts` is set, the abstract. Reports what it omits to
/// `audit`, which may be nullptr. The result is valid as long as `record` and `arena`.
Record public_view(const Record& record, bool abstracts, Arena& arena, Audit* audit);

}  // namespace opcit
