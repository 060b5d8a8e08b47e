/// A record without what is private: for outputs that are published.
#pragma once

#include "opcit/audit.h"
#include "opcit/record.h"

namespace opcit {

/// Omits annotations, links to local files, the private fields of reference managers (file, owner, timestamp, review,
/// comment-..., those below custom.opcit), and the abstract unless `abstracts`. What is omitted is reported to
/// `audit`, which may be null. The result lives as long as `record` and `arena`.
Record public_view(const Record& record, bool abstracts, Arena& arena, Audit* audit);

}  // namespace opcit
