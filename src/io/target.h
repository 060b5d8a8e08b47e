/// What a path that is to be written stands for.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>

namespace opcit::io {

struct Target {
  std::string path;                   ///< Symbolic links followed, also a last one that dangles.
  int descriptor = -1;                ///< For /dev/stdout, /dev/fd/N and links to them: N. Nothing else is set then.
  std::optional<struct stat> status;  ///< Of what stands there now, if anything does.
};

/// Throws IoError when `path` cannot be followed, or is a folder.
Target resolve_target(const std::string& path);

}  // namespace opcit::io
