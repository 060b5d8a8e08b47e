#include "io/replacement.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <utility>

#include "io/errors.h"

namespace opcit::io {
namespace {

constexpr int most_attempts = 16;

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "./" : path.substr(0, slash + 1);
}

std::string path_of_descriptor(int fd) { return fmt::format("/proc/self/fd/{}", fd); }

/// Some file systems cannot sync (EINVAL); the output is still accepted.
bool synced(int fd) {
  int result = 0;
  do {
    result = ::fsync(fd);
  } while (result != 0 && errno == EINTR);
  return result == 0 || errno == EINVAL || errno == ENOTSUP;
}

/// Opens a file without a name; returns empty if this file, or naming it later, is impossible.
Descriptor open_nameless([[maybe_unused]] const std::string& folder, [[maybe_unused]] mode_t mode) {
#ifdef O_TMPFILE
  Descriptor file = open_path(folder, O_TMPFILE | O_WRONLY, mode);
  // Without /proc (a bare chroot), the file could not be given a name.
  if (file && ::access(path_of_descriptor(file.get()).c_str(), F_OK) == 0) return file;
#endif
  return Descriptor();
}

}  // namespace

Replacement::Replacement(std::string name, Target target, Naming naming)
    : name_(std::move(name)), target_(std::move(target)), folder_(folder_of(target_.path)) {
  // A rename would replace a file that its owner has write-protected.
  if (target_.status && ::faccessat(AT_FDCWD, target_.path.c_str(), W_OK, AT_EACCESS) != 0) {
    throw_system("write", name_, errno);
  }
  if (naming == Naming::late) file_ = open_nameless(folder_, first_mode());
  if (!file_) create_named();
  if (target_.status) keep_owner_and_mode();
}

Replacement::~Replacement() { drop_name(); }

/// The temporary file of a private file must be private as well.
mode_t Replacement::first_mode() const noexcept { return target_.status ? 0600 : 0666; }

std::string Replacement::new_name() {
  std::array<std::uint64_t, 2> bits = {};
  ssize_t got = 0;
  do {
    got = ::getrandom(bits.data(), sizeof bits, 0);
  } while (got < 0 && errno == EINTR);
  if (got != static_cast<ssize_t>(sizeof bits)) throw_system("write", name_, errno);
  return fmt::format("{}.opcit-{:016x}{:016x}", folder_, bits[0], bits[1]);
}

void Replacement::create_named() {
  for (int attempt = 1;; ++attempt) {
    std::string path = new_name();
    // Registered before the file exists, so that an interrupt at any moment removes it.
    Unfinished registered(path);
    file_ = open_path(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY, first_mode());
    if (file_) {
      temporary_ = std::move(path);  // a copy may fail to allocate, and the file would remain
      registered_ = std::move(registered);
      return;
    }
    if (errno != EEXIST || attempt == most_attempts) throw_system("write", name_, errno);
  }
}

void Replacement::keep_owner_and_mode() {
  const struct stat& old = *target_.status;
  struct stat made = {};
  if (::fstat(file_.get(), &made) != 0) throw_system("write", name_, errno);
  bool same = made.st_uid == old.st_uid && made.st_gid == old.st_gid;
  if (!same) same = ::fchown(file_.get(), old.st_uid, old.st_gid) == 0;
  // Only root can change the owner of a file; the group alone may still be one of the user's groups.
  if (!same) same = ::fchown(file_.get(), static_cast<uid_t>(-1), old.st_gid) == 0 && made.st_uid == old.st_uid;
  // The set-id bits would grant the rights of another owner.
  const mode_t mode = old.st_mode & (same ? 07777U : 0777U);
  if (::fchmod(file_.get(), mode) != 0 && errno != EPERM && errno != ENOTSUP) throw_system("write", name_, errno);
}

void Replacement::give_name() {
  for (int attempt = 1;; ++attempt) {
    std::string path = new_name();
    Unfinished registered(path);
    const std::string nameless = path_of_descriptor(file_.get());
    if (::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0) {
      temporary_ = std::move(path);
      registered_ = std::move(registered);
      return;
    }
    if (errno != EEXIST || attempt == most_attempts) throw_system("write", name_, errno);
  }
}

void Replacement::finish() {
  if (!file_) return;
  if (!synced(file_.get())) throw_system("write", name_, errno);
  if (temporary_.empty()) give_name();
  file_.close();
}

void Replacement::replace() {
  if (temporary_.empty()) return;
  if (::rename(temporary_.c_str(), target_.path.c_str()) != 0) throw_system("write", name_, errno);
  temporary_.clear();
  registered_ = Unfinished();
  // A folder with write and search permission, but without read permission, cannot be opened for syncing.
  const Descriptor folder = open_path(folder_, O_RDONLY | O_DIRECTORY);
  if (folder && !synced(folder.get())) throw_system("write", name_, errno);
}

void Replacement::drop_name() noexcept {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  temporary_.clear();
}

}  // namespace opcit::io
