/// Resolves the path of an output.
/// replacement.h writes to it.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>

namespace opcit::io {

struct Target {
  std::string path;                   ///< With symbolic links resolved, including a dangling last link.
  int descriptor = -1;                ///< N for /dev/stdout, /dev/fd/N and links to them. No other member is set then.
  std::optional<struct stat> status;  ///< Status of the existing file, if there is one.
};

/// Throws IoError if `path` cannot be resolved, or is a folder.
Target resolve_target(const std::string& path);

}  // namespace opcit::io
