/// Stores bytes for the duration of a run: a few in memory, more in a temporary file without a name (in
/// $TMPDIR or /tmp), so that memory stays bounded. Not thread safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/descriptor.h"
#include "opcit/export.h"
#include "opcit/io.h"

namespace opcit::io {

class OPCIT_API Spool {
 public:
  static constexpr std::size_t default_in_memory = std::size_t{1} << 20;

  explicit Spool(std::size_t in_memory = default_in_memory) : in_memory_(in_memory) {}

  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// Throws IoError.
  void append(std::string_view bytes);
  std::uint64_t size() const noexcept { return written_ + buffer_.size(); }
  /// Reads at most room.size() bytes from `offset`; returns 0 only at the end. Throws IoError.
  std::size_t read_at(std::uint64_t offset, std::span<char> room);
  /// Reads the line at `offset` without its line feed into `line`; false at the end. Throws IoError.
  bool line_at(std::uint64_t offset, std::string& line);
  void clear() noexcept;

 private:
  void flush();

  std::size_t in_memory_;
  Descriptor file_;
  std::uint64_t written_ = 0;  // bytes in the file; those in the buffer follow
  std::string buffer_;
};

/// Reads the bytes of a spool from its start. The spool must outlive it.
std::unique_ptr<Source> spool_source(std::string name, Spool& spool);

}  // namespace opcit::io
