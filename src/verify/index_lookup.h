/// Looks entries up in the offline index: records of services and libraries, and lists of retractions.
/// plan.h calls it before it asks; sources/local_index.h reads the index.
#pragma once

#include <string>

#include "sources/local_index.h"
#include "verify/plan.h"

namespace opcit::verify {

class OPCIT_API IndexLookup final : public LocalIndex {
 public:
  /// Throws IoError.
  explicit IndexLookup(const std::string& path);

  void look_up(Case& subject) override;
  bool is_finished() const { return index_.is_finished(); }

 private:
  void add_notices(Case& subject);
  void add_records(Case& subject, const fetch::LocalHits& hits);

  fetch::IndexReader index_;
  std::string list_;  ///< "Retraction Watch, data of 2026-11-30"
};

}  // namespace opcit::verify
