#include "io/target.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <string_view>

#include "io/errors.h"

namespace opcit::io {
namespace {

constexpr int most_links = 40;  // the limit of Linux

/// N for /dev/fd/N, or -1 if the path names no descriptor of this process. Opening such a path again, like any other,
/// would write at the start of the file, not at the position that `>>` has set.
int named_descriptor(std::string_view path) noexcept {
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    int number = -1;
    const char* const end = path.data() + path.size();
    const auto [stop, error] = std::from_chars(path.data() + folder.size(), end, number);
    return error == std::errc() && stop == end ? number : -1;
  }
  return -1;
}

/// The target of the symbolic link at `path`; empty if it is not a link.
std::string link_content(const std::string& path) {
  std::array<char, PATH_MAX> content;
  const ssize_t size = ::readlink(path.c_str(), content.data(), content.size());
  return size <= 0 ? std::string() : std::string(content.data(), static_cast<std::size_t>(size));
}

}  // namespace

Target resolve_target(const std::string& path) {
  if (path.find('\0') != std::string::npos) throw_system("write", path, ENOENT);
  Target target{path, -1, std::nullopt};
  for (int links = 0;; ++links) {
    target.descriptor = named_descriptor(target.path);
    if (target.descriptor >= 0) return target;
    const std::string content = link_content(target.path);
    if (content.empty()) break;
    if (links == most_links) throw_system("write", path, ELOOP);
    const std::size_t folder = target.path.rfind('/');
    const bool relative = content.front() != '/' && folder != std::string::npos;
    target.path = relative ? target.path.substr(0, folder + 1) + content : content;
  }
  struct stat status = {};
  // Opened by the given path: a link in /proc does not always show a path ("pipe:[4711]").
  if (::stat(path.c_str(), &status) == 0) {
    target.status = status;
  } else if (errno != ENOENT) {
    throw_system("write", path, errno);
  }
  const bool folder = target.path.ends_with('/') || (target.status && S_ISDIR(target.status->st_mode));
  if (folder) throw_system("write", path, EISDIR);
  if (target.path.empty()) throw_system("write", path, ENOENT);
  return target;
}

}  // namespace opcit::io
