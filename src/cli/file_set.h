/// Several files that are changed together: all of them or none.
#pragma once

#include <string>
#include <vector>

namespace opcit::cli {

struct ChangedFile {
  std::string path;
  std::string before;
  std::string after;
};

/// Unified diffs of those that differ.
std::string diff_of(const std::vector<ChangedFile>& files);
/// Prepares all, then replaces all; what was replaced before a failure is put back. Throws IoError.
void replace_all(const std::vector<ChangedFile>& files);

}  // namespace opcit::cli
