/// Several bibliographies as one without duplicates. src/match/duplicates.h decides what is one work; here records are
/// united and keys settled. Files that have an outline (BibTeX) keep every byte that need not change; others go through
/// the record model. opcit-merge(1) states the policy.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "opcit/convert.h"
#include "opcit/export.h"
#include "update/whole_file.h"

namespace opcit::update {


/// Reads the file and detects its format where `format` is nullptr. Throws IoError.
OPCIT_API LoadedFile load_file(const Registry& registry, const std::string& path, const Format* format);
/// Of a file that outlives it.
OPCIT_API Input input_of(const LoadedFile& file);
/// The bytes can be edited as they are: an outline, valid UTF-8, not compressed.
OPCIT_API bool is_editable(const LoadedFile& file);

/// What became of a record of the inputs.
struct KeyChange {
  std::string input;
  std::string old_key;
  std::string new_key;
};

/// Two records that are, or may be, one work.
struct MergeDecision {
  std::string first;  ///< "refs.bib: lee2020"
  std::string second;
  bool joined = false;
  std::string reason;
};

struct MergeResult {
  std::string text;  ///< The merged files, when they were edited.
  std::vector<KeyChange> keys;
  std::vector<MergeDecision> decisions;
  std::uint64_t records = 0;  ///< Read.
  std::uint64_t kept = 0;
};

/// Decides over all records of `files` (how they are read: `options`), then edits or converts.
class OPCIT_API Merge {
 public:
  /// All must outlive it. Diagnostics of reading go to `observer`.
  Merge(const Registry& registry, const std::vector<LoadedFile>& files, const ConvertOptions& options,
        Observer& observer);
  ~Merge();

  /// By edits: all files are editable.
  MergeResult edit();
  /// By conversion to `options.to`; the outputs are not committed.
  MergeResult convert(const SinkFactory& make_sink, Conversion& conversion);

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// The lines of --key-map: old key, new key and input, separated by tabs.
OPCIT_API std::string key_map(const std::vector<KeyChange>& keys);

}  // namespace opcit::update
