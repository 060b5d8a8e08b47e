/// Bytes that are wanted a second time: what was read from a pipe.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace opcit {

/// Holds what is appended, up to `in_memory` bytes in memory, more than that in a file without a name in the folder for
/// temporary files ($TMPDIR), which goes with the object or the process. Not thread safe. Throws IoError.
class Spool {
 public:
  explicit Spool(std::size_t in_memory = std::size_t{16} << 20) noexcept : in_memory_(in_memory) {}
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  ~Spool() { clear(); }

  void append(std::string_view bytes);
  /// Fills `room` from `offset` on and returns how much; 0 only at the end.
  std::size_t read(std::uint64_t offset, std::span<char> room) const;
  std::uint64_t size() const noexcept { return size_; }
  void clear() noexcept;

 private:
  void move_to_file();
  void write_all(std::string_view bytes) const;

  std::size_t in_memory_;
  std::string memory_;
  int file_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace opcit
