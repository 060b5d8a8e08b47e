/// The drain: puts pieces between prologue and epilogue, and starts a new output when the split asks for it.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "opcit/convert.h"

namespace opcit {

class Output {
 public:
  Output(const Writer& writer, const SinkFactory& make_sink, std::uint64_t split);

  /// Puts the bytes of one item, which must live until flush(). The number of the record in all outputs is records()
  /// afterwards.
  void put(std::string_view bytes, bool is_record);
  /// Hands to the sink what it has not been given.
  void flush();
  /// Ends the last output. The diagnostics are those of Writer::finish, for each output.
  void finish(Diagnostics& diagnostics);

  std::uint64_t records() const noexcept { return records_; }
  /// Not committed.
  std::vector<std::unique_ptr<Sink>> take_sinks() noexcept { return std::move(sinks_); }

 private:
  void open();
  void close();
  bool continues(std::string_view bytes) const noexcept;

  const Writer& writer_;
  const SinkFactory& make_sink_;
  std::uint64_t split_;
  Frame frame_;
  std::string_view run_;  // what was put and not written: pieces and the separators between them
  std::vector<std::unique_ptr<Sink>> sinks_;
  std::uint64_t records_ = 0;
  std::uint64_t records_here_ = 0;
  bool something_here_ = false;  // an item was written to this output
  bool open_ = false;
  Diagnostics end_diagnostics_;
};

}  // namespace opcit
