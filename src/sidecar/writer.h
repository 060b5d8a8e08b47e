/// Writes a sidecar: compares the items given to the writer with the items that are read from the finished output, and
/// stores every difference. Works for any format.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "io/spool.h"
#include "opcit/io.h"
#include "sidecar/line.h"

namespace opcit::carry {

/// Call original() for each item of the conversion, then read_back() for each item of the output, then finish().
class SidecarWriter {
 public:
  /// `format` is the id of the target format.
  explicit SidecarWriter(std::string_view format) : format_(format) {}

  /// An item as the writer received it. `written`: the writer produced bytes for it.
  void original(const Item& item, bool written);

  void read_back(const Item& item, Sink& sink);
  void finish(Sink& sink);

 private:
  struct Original {
    bool record = false;
    bool written = false;
    std::string_view json;
  };
  bool next_original(Original& out);
  /// Lines for the items before the next written record; false if the end is reached.
  bool pass_to_record(Original& record);
  void pass_document(const Original& document);
  void flush(Sink& sink);

  std::string format_;
  io::Spool originals_;  // one line each: 'r' or 'd', '+' if written, otherwise '-', then the JSON
  std::uint64_t at_ = 0;
  std::string line_;
  std::deque<Fingerprint> documents_;  // read from the output and not yet paired with an original
  std::string out_;
  Arena scratch_;
};

}  // namespace opcit::carry
