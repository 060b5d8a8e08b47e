/// The side of the pipeline that makes a sidecar: keeps the bytes of the outputs, and at the end reads them back with
/// the reader of their format.
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
  /// Throws UsageError when the format of the output has no reader. The output is read back with the reader options of
  /// `options`. Both must outlive it.
  CarryOut(const Registry& registry, const ConvertOptions& options);

  /// Sinks of `make_sink`, whose bytes are kept.
  SinkFactory keeping(const SinkFactory& make_sink);
  /// An item that was handed to the writer; `written`: it gave bytes.
  void item(const Item& item, bool written) { writer_.original(item, written); }
  /// After the last byte of the outputs. The sink is not committed.
  std::unique_ptr<Sink> finish();

 private:
  void read_back(Sink& sink);

  const Registry& registry_;
  const ConvertOptions& options_;
  carry::SidecarWriter writer_;
  std::vector<std::shared_ptr<io::Spool>> outputs_;
};

}  // namespace opcit
