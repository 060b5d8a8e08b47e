/// The drain: puts pieces between prologue and epilogue, and starts a new output when the split asks for it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "opcit/convert.h"

namespace opcit {

class Output {
 public:
  Output(const Writer& writer, const SinkFactory& make_sink, std::uint64_t split);

  /// Writes one item; false when the writer gave no bytes for it. The number of the record in all outputs is records()
  /// afterwards.
  bool put(const Item& item, WriteReport& report);
  /// Hands to the sink what is buffered, once that is worth a call.
  void flush_if_full();
  /// Ends the last output. The diagnostics are those of Writer::finish, for each output.
  void finish(Diagnostics& diagnostics);

  std::uint64_t records() const noexcept { return records_; }
  /// Not committed.
  std::vector<std::unique_ptr<Sink>> take_sinks() noexcept { return std::move(sinks_); }

 private:
  void open();
  void close();
  void flush();

  const Writer& writer_;
  const SinkFactory& make_sink_;
  std::uint64_t split_;
  Frame frame_;
  std::string buffer_;
  std::vector<std::unique_ptr<Sink>> sinks_;
  std::uint64_t records_ = 0;
  std::uint64_t records_here_ = 0;
  bool something_here_ = false;  // an item was written to this output
  bool open_ = false;
  Diagnostics end_diagnostics_;
};

}  // namespace opcit
