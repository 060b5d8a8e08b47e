/// Asks sources about entries until the verdicts are certain: first for identifiers, in batches; then for titles, from
/// one service after the other. The services work at the same time. judge.h then decides.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "opcit/export.h"
#include "sources/asker.h"
#include "verify/judge.h"
#include "verify/result.h"

namespace opcit::verify {

/// Knowledge that needs no network: the interface of a database of records and retractions.
class OPCIT_API LocalIndex {
 public:
  LocalIndex() = default;
  LocalIndex(const LocalIndex&) = delete;
  LocalIndex& operator=(const LocalIndex&) = delete;
  virtual ~LocalIndex() = default;

  /// Adds the works it knows to the case.
  virtual void look_up(Case& subject) = 0;
};

/// In UTC.
OPCIT_API int current_year();

struct VerifyOptions {
  int current_year = 2026;
  bool ask = true;  ///< False: only the index, not even the cache.
};

/// An entry, what sources say about it, and the verdict.
struct Verified {
  Case subject;
  Result result;
};

/// Returns the results in the order of the entries. `index` can be nullptr.
OPCIT_API std::vector<Verified> verify(std::vector<Facts> entries, fetch::Asker& asker, LocalIndex* index,
                                       const VerifyOptions& options);

/// A work as `service` (or a file, if empty) describes it. `batch` owns the record.
Found found_of(const Record& record, std::shared_ptr<const Batch> batch, std::optional<fetch::Service> service);

/// Compares `found` with the entry and puts it into the list where it belongs.
void take(Case& subject, Found found);

}  // namespace opcit::verify
