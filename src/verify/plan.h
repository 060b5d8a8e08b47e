/// Asks sources about entries until the verdicts are certain: first for identifiers, in batches; then for titles, from
/// one service after the other. The services work at the same time. judge.h then decides.
#pragma once

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

struct VerifyOptions {
  int current_year = 2026;
  bool ask = true;  ///< False: use only the index.
};

/// Returns the results in the order of the entries. `index` can be nullptr.
OPCIT_API std::vector<Result> verify(std::vector<Facts> entries, fetch::Asker& asker, LocalIndex* index,
                                     const VerifyOptions& options);

/// Compares `found` with the entry and puts it into the list where it belongs.
void take(Case& subject, Found found);

}  // namespace opcit::verify
