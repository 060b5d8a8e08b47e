/// `opcit verify --fix`: applies what is certain to the files, in place, byte by byte where nothing changes.
/// verify/complete.h decides what is certain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/file_set.h"
#include "opcit/registry.h"
#include "verify/complete.h"
#include "verify/plan.h"

namespace opcit::cli {

/// The changes of one entry.
struct FixedEntry {
  std::string key;
  std::vector<verify::Change> changes;
};

struct FixedFiles {
  std::vector<ChangedFile> files;
  std::vector<FixedEntry> entries;
};

/// `verified` are the entries of the files, in their order; `from` is the format of the files, detected if empty.
/// Marks the results of entries that have nothing wrong any more. Throws UsageError for a file that cannot be edited,
/// and IoError.
FixedFiles fix_files(const std::vector<std::string>& paths, const Registry& registry, const std::string& from,
                     std::vector<verify::Verified>& verified, const verify::CompletionPolicy& policy);

/// "key: doi: added '10.1000/x' (Crossref)", one line a change.
std::string as_text(const std::vector<FixedEntry>& entries);

}  // namespace opcit::cli
