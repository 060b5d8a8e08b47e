/// Packs lines of the snapshot one by one: raw deflate against a dictionary of what all lines share.
#pragma once

#include <zlib.h>

#include <optional>
#include <string>
#include <string_view>

namespace opcit::fetch {

/// Keeps its state from line to line: making one costs more than packing a line. One thread at a time.
class LinePacker {
 public:
  LinePacker();
  LinePacker(const LinePacker&) = delete;
  LinePacker& operator=(const LinePacker&) = delete;
  ~LinePacker();

  /// A view that lives until the next call; empty when there is no memory for it.
  std::string_view pack(std::string_view line);
  /// nullopt unless `packed` is a line of `size` bytes.
  std::optional<std::string> unpack(std::string_view packed, std::size_t size);

 private:
  z_stream pack_ = {};
  z_stream unpack_ = {};
  bool good_;
  std::string room_;
};

}  // namespace opcit::fetch
