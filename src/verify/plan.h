/// Asks sources about entries until their verdicts are sure: first by identifiers, in batches, then by title, one
/// service after the other for each entry and all services at the same time.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "opcit/export.h"
#include "sources/asker.h"
#include "verify/judge.h"
#include "verify/result.h"

namespace opcit::verify {

/// What is known offline. A database of records and retractions implements it.
class OPCIT_API LocalIndex {
 public:
  LocalIndex() = default;
  LocalIndex(const LocalIndex&) = delete;
  LocalIndex& operator=(const LocalIndex&) = delete;
  virtual ~LocalIndex() = default;

  /// Adds what it knows of the entry to the case.
  virtual void look_up(Case& subject) = 0;
};

struct VerifyOptions {
  int current_year = 2026;
  bool ask = true;  ///< False: only the index.
};

/// The results in the order of the entries. `index` may be nullptr.
OPCIT_API std::vector<Result> verify(std::vector<Facts> entries, fetch::Asker& asker, LocalIndex* index,
                                     const VerifyOptions& options);

/// Puts `found` where it belongs in the case.
void take(Case& subject, Found found);

}  // namespace opcit::verify
