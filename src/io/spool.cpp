#include "io/spool.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "opcit/error.h"

namespace opcit {
namespace {

[[noreturn]] void fail(std::string_view what) {
  throw IoError(fmt::format("cannot {} a temporary file: {}", what, std::strerror(errno)));
}

int nameless_file() {
  std::error_code unknown;
  std::string folder = std::filesystem::temp_directory_path(unknown).string();
  if (unknown) folder = "/tmp";
  const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0) return file;
  // Not every file system has O_TMPFILE.
  std::string path = folder + "/opcit-XXXXXX";
  const int named = ::mkostemp(path.data(), O_CLOEXEC);
  if (named < 0) fail("open");
  ::unlink(path.c_str());
  return named;
}

}  // namespace

void Spool::append(std::string_view bytes) {
  if (file_ < 0 && memory_.size() + bytes.size() > in_memory_) move_to_file();
  if (file_ < 0) {
    memory_ += bytes;
  } else {
    write_all(bytes);
  }
  size_ += bytes.size();
}

void Spool::move_to_file() {
  file_ = nameless_file();
  write_all(memory_);
  memory_.clear();
  memory_.shrink_to_fit();
}

void Spool::write_all(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::size_t Spool::read(std::uint64_t offset, std::span<char> room) const {
  if (offset >= size_) return 0;
  const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(room.size(), size_ - offset));
  if (file_ < 0) return memory_.copy(room.data(), wanted, static_cast<std::size_t>(offset));
  for (;;) {
    const ssize_t got = ::pread(file_, room.data(), wanted, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read");
    return static_cast<std::size_t>(got);
  }
}

void Spool::clear() noexcept {
  if (file_ >= 0) ::close(file_);
  file_ = -1;
  memory_.clear();
  size_ = 0;
}

}  // namespace opcit
