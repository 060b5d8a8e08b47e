#include "io/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <span>

#include "io/errors.h"

namespace opcit::io {
namespace {

constexpr std::size_t write_unit = std::size_t{1} << 18;

std::string temporary_folder() {
  const char* folder = std::getenv("TMPDIR");
  return folder != nullptr && *folder != '\0' ? folder : "/tmp";
}

/// Not every file system supports O_TMPFILE; otherwise a named file is removed at once.
Descriptor open_temporary() {
  const std::string folder = temporary_folder();
  Descriptor file = open_path(folder, O_TMPFILE | O_RDWR, 0600);
  if (file) return file;
  std::string path = folder + "/opcit-XXXXXX";
  file = Descriptor(::mkostemp(path.data(), O_CLOEXEC));
  if (!file) throw_system("write a temporary file in", folder, errno);
  ::unlink(path.c_str());
  return file;
}

class SpoolSource final : public Source {
 public:
  SpoolSource(std::string name, Spool& spool) : name_(std::move(name)), spool_(spool) {}
  std::string_view name() const override { return name_; }
  std::size_t read(std::span<char> room) override {
    const std::size_t got = spool_.read_at(offset_, room);
    offset_ += got;
    return got;
  }

 private:
  std::string name_;
  Spool& spool_;
  std::uint64_t offset_ = 0;
};

}  // namespace

Spool::~Spool() = default;

void Spool::append(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() > (file_ ? write_unit : in_memory_)) flush();
}

void Spool::flush() {
  if (!file_) file_ = open_temporary();
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t put = ::pwrite(file_.get(), rest.data(), rest.size(), static_cast<off_t>(written_));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) throw_system("write", "a temporary file", put < 0 ? errno : ENOSPC);
    written_ += static_cast<std::uint64_t>(put);
    rest.remove_prefix(static_cast<std::size_t>(put));
  }
  buffer_.clear();
}

std::size_t Spool::read_at(std::uint64_t offset, std::span<char> room) {
  if (offset >= written_) {
    const std::string_view held = std::string_view(buffer_).substr(
        std::min(static_cast<std::size_t>(offset - written_), buffer_.size()), room.size());
    std::ranges::copy(held, room.begin());
    return held.size();
  }
  const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(room.size(), written_ - offset));
  while (true) {
    const ssize_t got = ::pread(file_.get(), room.data(), wanted, static_cast<off_t>(offset));
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw_system("read", "a temporary file", errno);
  }
}

bool Spool::line_at(std::uint64_t offset, std::string& line) {
  constexpr std::size_t first_step = 4096;
  line.clear();
  if (offset >= size()) return false;
  for (std::size_t step = first_step;; step *= 2) {
    const std::size_t held = line.size();
    line.resize(held + step);
    const std::size_t got = read_at(offset + held, std::span<char>(line.data() + held, step));
    line.resize(held + got);
    const std::size_t end = line.find('\n', held);
    if (end != std::string::npos) line.resize(end);
    if (end != std::string::npos || got == 0) return true;
  }
}

void Spool::clear() noexcept {
  file_ = Descriptor();
  written_ = 0;
  buffer_.clear();
}

std::unique_ptr<Source> spool_source(std::string name, Spool& spool) {
  return std::make_unique<SpoolSource>(std::move(name), spool);
}

}  // namespace opcit::io
