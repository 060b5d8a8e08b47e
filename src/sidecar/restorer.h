/// Gives records that were read from a target what their sidecar kept of them. Knows no format.
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

  /// Puts the original parts in the place of those that are as the target was written, keeps what was edited since (and
  /// says so in the batch's diagnostics), and puts in what the target did not hold at all. Batches come in the order of
  /// the inputs; where they are cut does not matter.
  void restore(Batch& batch);
  /// After the last batch: appends what stood behind the last record.
  void finish(Batch& batch);

 private:
  void restore_record(Item item, Batch& batch);
  void restore_document(Item item, Batch& batch);
  /// Puts in what the target did not hold of the lines before `offset`.
  void pass_lines_until(std::uint64_t offset, Batch& batch);
  void put_back(std::uint64_t offset, Batch& batch);

  Sidecar& sidecar_;
  std::uint64_t passed_ = 0;  // lines before this offset were dealt with, but for records
  std::vector<Item> items_;
  Arena scratch_;
};

}  // namespace opcit::carry
