/// Makes a sidecar: compares the items that were written with those that are read back from the very bytes of the
/// output, and notes every difference. Knows no format.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "io/spool.h"
#include "opcit/io.h"
#include "sidecar/line.h"

namespace opcit::carry {

/// First original() for each item of the conversion, then read_back() for each item of the output, then finish().
class SidecarWriter {
 public:
  /// `format` is the id of the format that is written.
  explicit SidecarWriter(std::string_view format) : format_(format) {}

  /// An item as the writer was given it. `written`: it gave bytes.
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
  /// Lines for what was written (or was not) before the next record that was; false when there is none.
  bool pass_to_record(Original& record);
  void pass_document(const Original& document);
  void flush(Sink& sink);

  std::string format_;
  io::Spool originals_;  // a line each: 'r' or 'd', '+' when written or '-', then the JSON
  std::uint64_t at_ = 0;
  std::string line_;
  std::deque<Fingerprint> documents_;  // read back and not yet paired with an original
  std::string out_;
  Arena scratch_;
};

}  // namespace opcit::carry
