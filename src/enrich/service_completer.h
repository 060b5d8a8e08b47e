/// Completes records from Crossref, DataCite, OpenAlex and DBLP: verification finds the work, and what the record lacks
/// is taken over. The enricher calls it after its finders.
#pragma once

#include <deque>
#include <vector>

#include "enrich/enricher.h"
#include "opcit/export.h"
#include "verify/complete.h"
#include "verify/plan.h"

namespace opcit::enrich {

class OPCIT_API ServiceCompleter final : public Completer {
 public:
  /// `asker` and `index`, which may be nullptr, must outlive it. It must outlive the records that it completes.
  ServiceCompleter(fetch::Asker& asker, verify::LocalIndex* index, const verify::CompletionPolicy& policy,
                   const verify::VerifyOptions& options)
      : asker_(asker), index_(index), policy_(policy), options_(options) {}

  std::vector<Completed> complete(Batch& batch) override;

 private:
  fetch::Asker& asker_;
  verify::LocalIndex* index_;
  verify::CompletionPolicy policy_;
  verify::VerifyOptions options_;
  std::deque<std::vector<verify::Verified>> kept_;  // what completed records point to
};

}  // namespace opcit::enrich
