/// Restores, in records that were read from a target, the parts that their sidecar stores. Works for any format.
/// sidecar.h finds the stored parts; record_json.h has their form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "opcit/record.h"
#include "sidecar/sidecar.h"

namespace opcit::carry {

class Restorer {
 public:
  /// `sidecar` must outlive it.
  explicit Restorer(Sidecar& sidecar) : sidecar_(sidecar) {}

  /// Replaces the parts that are unchanged in the target by the originals, keeps parts that were edited (and reports
  /// them in the batch's diagnostics), and adds what the target did not hold. Batches come in the order of the inputs;
  /// the result does not depend on where they are cut.
  void restore(Batch& batch);
  /// After the last batch: appends the items that followed the last record.
  void finish(Batch& batch);

 private:
  void restore_record(Item item, Batch& batch);
  void restore_document(Item item, Batch& batch);
  /// Adds what the target did not hold, from the lines before `offset`.
  void pass_lines_until(std::uint64_t offset, Batch& batch);
  void put_back(std::uint64_t offset, Batch& batch);

  Sidecar& sidecar_;
  std::uint64_t passed_ = 0;  // lines before this offset are done, except for records
  std::vector<Item> items_;
  Arena scratch_;
};

}  // namespace opcit::carry
