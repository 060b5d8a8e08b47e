/// Merges several bibliographies without duplicates. src/match/duplicates.h decides which records are the same work;
/// this file unites records and makes keys unique. In formats with an outline (BibTeX), unchanged bytes stay; other
/// formats go through the record model. opcit-merge(1) describes the policy.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "opcit/convert.h"
#include "opcit/export.h"
#include "update/whole_file.h"

namespace opcit::update {

/// Reads a file, and detects its format if `format` is nullptr. Throws IoError.
OPCIT_API LoadedFile load_file(const Registry& registry, const std::string& path, const Format* format);
/// `file` must outlive the result.
OPCIT_API Input input_of(const LoadedFile& file);
/// True if the bytes can be edited: the format has an outline, the text is UTF-8 and not compressed.
OPCIT_API bool is_editable(const LoadedFile& file);

/// The key of an input record before and after the merge.
struct KeyChange {
  std::string input;
  std::string old_key;
  std::string new_key;
};

/// Two records that are the same work, or possibly so.
struct MergeDecision {
  std::string first;  ///< "refs.bib: lee2020"
  std::string second;
  bool joined = false;
  std::string reason;
};

struct MergeResult {
  std::string text;  ///< The merged files; empty after a conversion.
  std::vector<KeyChange> keys;
  std::vector<MergeDecision> decisions;
  std::uint64_t records = 0;  ///< The number of records read.
  std::uint64_t kept = 0;
};

/// Finds the duplicates in `files`, read with `options`; then edits or converts.
class OPCIT_API Merge {
 public:
  /// The arguments must outlive the object. Diagnostics of reading go to `observer`.
  Merge(const Registry& registry, const std::vector<LoadedFile>& files, const ConvertOptions& options,
        Observer& observer);
  ~Merge();

  /// Merges by editing. All files must be editable.
  MergeResult edit();
  /// Merges by converting to `options.to`. Does not commit the outputs.
  MergeResult convert(const SinkFactory& make_sink, Conversion& conversion);

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// The lines for --key-map: old key, new key and input, separated by tabs.
OPCIT_API std::string key_map(const std::vector<KeyChange>& keys);

}  // namespace opcit::update
