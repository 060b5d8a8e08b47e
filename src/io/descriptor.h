/// File descriptors: ownership, and read and write calls that handle signals, short counts and non-blocking terminals.
/// errors.h has the messages for failed calls.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "opcit/export.h"
#include "opcit/io.h"

namespace opcit::io {

/// Owns a descriptor, or -1.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) noexcept : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  int get() const noexcept { return fd_; }
  explicit operator bool() const noexcept { return fd_ >= 0; }
  void close() noexcept;

 private:
  int fd_ = -1;
};

/// open(2) with O_CLOEXEC, repeated after signals. Returns an empty descriptor and sets errno on failure. A path that
/// contains NUL is not found (ENOENT).
Descriptor open_path(const std::string& path, int flags, mode_t mode = 0);

/// The system calls, replaceable in tests.
using ReadCall = ssize_t (*)(int fd, void* bytes, std::size_t size);
using WriteCall = ssize_t (*)(int fd, const void* bytes, std::size_t size);

/// Reads the raw bytes of a descriptor. Closes it only if it was passed as a Descriptor.
class DescriptorSource final : public Source {
 public:
  DescriptorSource(std::string name, Descriptor owned, ReadCall call);
  DescriptorSource(std::string name, int borrowed, ReadCall call);

  std::string_view name() const override { return name_; }
  std::size_t read(std::span<char> room) override;

 private:
  std::string name_;
  Descriptor owned_;
  int fd_;
  ReadCall call_;
  bool ended_ = false;  ///< Reading a terminal again after its end would wait for more.
};

/// Reads the raw bytes of a file or, for "-", of standard input.
OPCIT_API std::unique_ptr<Source> open_raw(const std::string& path);

/// Buffered writes to a descriptor that it does not own. After an exception, ok() is false and nothing more is written.
class DescriptorWriter {
 public:
  DescriptorWriter(std::string name, int fd, WriteCall call);

  void write(std::string_view bytes);
  void flush();
  bool ok() const noexcept { return ok_; }
  const std::string& name() const noexcept { return name_; }

 private:
  void write_through(std::string_view bytes);

  std::string name_;
  int fd_;
  WriteCall call_;
  std::string buffer_;
  bool ok_ = true;
};

}  // namespace opcit::io
