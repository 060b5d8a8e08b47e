/// Changes several files together: all of them or none.
/// `opcit rekey` and `opcit update` use it.
#pragma once

#include <string>
#include <vector>

namespace opcit::cli {

struct ChangedFile {
  std::string path;
  std::string before;
  std::string after;
};

/// Unified diffs of the changed files.
std::string diff_of(const std::vector<ChangedFile>& files);
/// Prepares all files, then replaces them; after a failure, restores those already replaced. Throws IoError.
void replace_all(const std::vector<ChangedFile>& files);

}  // namespace opcit::cli
