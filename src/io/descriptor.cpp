#include "io/descriptor.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "io/errors.h"

namespace opcit::io {
namespace {

constexpr std::size_t write_buffer = std::size_t{64} << 10;
// read(2) and write(2) are undefined above SSIZE_MAX, and macOS refuses more than INT_MAX.
constexpr std::size_t largest_transfer = std::size_t{1} << 30;

/// True if the call should be repeated. Waits if the descriptor was inherited as non-blocking.
bool may_retry(int fd, short events, int error) {
  if (error == EINTR) return true;
  if (error != EAGAIN && error != EWOULDBLOCK) return false;
  pollfd wait = {fd, events, 0};
  return ::poll(&wait, 1, -1) >= 0 || errno == EINTR;
}

}  // namespace

void Descriptor::close() noexcept {
  // No retry on EINTR: Linux has already released the descriptor.
  if (fd_ >= 0) ::close(std::exchange(fd_, -1));
}

Descriptor open_path(const std::string& path, int flags, mode_t mode) {
  if (path.find('\0') != std::string::npos) {
    errno = ENOENT;
    return Descriptor();
  }
  int fd = -1;
  do {
    fd = ::open(path.c_str(), flags | O_CLOEXEC, mode);
  } while (fd < 0 && errno == EINTR);
  return Descriptor(fd);
}

DescriptorSource::DescriptorSource(std::string name, Descriptor owned, ReadCall call)
    : name_(std::move(name)), owned_(std::move(owned)), fd_(owned_.get()), call_(call) {}

DescriptorSource::DescriptorSource(std::string name, int borrowed, ReadCall call)
    : name_(std::move(name)), fd_(borrowed), call_(call) {}

std::size_t DescriptorSource::read(std::span<char> room) {
  while (!ended_ && !room.empty()) {
    const ssize_t got = call_(fd_, room.data(), std::min(room.size(), largest_transfer));
    ended_ = got == 0;
    if (got >= 0) return static_cast<std::size_t>(got);
    const int error = errno;
    if (!may_retry(fd_, POLLIN, error)) throw_system("read", name_, error);
  }
  return 0;
}

std::unique_ptr<Source> open_raw(const std::string& path) {
  if (path == "-") return std::make_unique<DescriptorSource>("<stdin>", STDIN_FILENO, ::read);
  Descriptor file = open_path(path, O_RDONLY | O_NOCTTY);
  if (!file) throw_system("open", path, errno);
  struct stat status = {};
  if (::fstat(file.get(), &status) != 0) throw_system("open", path, errno);
  if (S_ISDIR(status.st_mode)) throw_system("open", path, EISDIR);
  return std::make_unique<DescriptorSource>(path, std::move(file), ::read);
}

DescriptorWriter::DescriptorWriter(std::string name, int fd, WriteCall call)
    : name_(std::move(name)), fd_(fd), call_(call) {
  buffer_.reserve(write_buffer);
}

void DescriptorWriter::write(std::string_view bytes) {
  if (!ok_) throw_fault("write", name_, "an earlier write failed");
  if (bytes.size() <= write_buffer - buffer_.size()) {
    buffer_.append(bytes);
    return;
  }
  flush();
  if (bytes.size() < write_buffer) {
    buffer_.append(bytes);
  } else {
    write_through(bytes);
  }
}

void DescriptorWriter::flush() {
  if (!ok_) throw_fault("write", name_, "an earlier write failed");
  write_through(buffer_);
  buffer_.clear();
}

void DescriptorWriter::write_through(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = call_(fd_, bytes.data(), std::min(bytes.size(), largest_transfer));
    if (put >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(put));
      continue;
    }
    const int error = errno;
    if (may_retry(fd_, POLLOUT, error)) continue;
    ok_ = false;
    throw_system("write", name_, error);
  }
}

}  // namespace opcit::io
