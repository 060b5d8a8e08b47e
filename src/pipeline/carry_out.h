/// Creates a sidecar: stores the bytes of the outputs and, at the end, reads them with the reader of their format.
/// sidecar/writer.h compares the records.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "io/spool.h"
#include "opcit/convert.h"
#include "sidecar/writer.h"

namespace opcit {

class CarryOut {
 public:
  /// Throws UsageError if the output format has no reader. Reads the output with the reader options of
  /// `options`. Both arguments must outlive this object.
  CarryOut(const Registry& registry, const ConvertOptions& options);

  /// Wraps the sinks of `make_sink` and stores their bytes.
  SinkFactory keeping(const SinkFactory& make_sink);
  /// An item that the writer received; `written`: it produced bytes.
  void item(const Item& item, bool written) { writer_.original(item, written); }
  /// Call it after the last byte of the outputs. The sink is not committed.
  std::unique_ptr<Sink> finish();

 private:
  void read_back(Sink& sink);

  const Registry& registry_;
  const ConvertOptions& options_;
  carry::SidecarWriter writer_;
  std::vector<std::shared_ptr<io::Spool>> outputs_;
};

}  // namespace opcit
