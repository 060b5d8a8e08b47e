/// Compares two bibliographies of any format by the content of their records. Records are paired by key; the rest
/// as the same work under another key (src/match/duplicates.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "opcit/convert.h"
#include "opcit/export.h"
#include "update/merge.h"

namespace opcit::update {

enum class ChangeKind : std::uint8_t { added, removed, changed, renamed, moved, respelled };
OPCIT_API std::string_view spelling(ChangeKind kind) noexcept;

struct FieldChange {
  std::string field;   ///< "title", "doi", "extra:bibtex:owner"
  std::string before;  ///< As plain text; empty if the record lacked it.
  std::string after;
};

struct RecordChange {
  ChangeKind kind = ChangeKind::changed;
  std::string key;
  std::string old_key;  ///< Set for renamed records.
  std::vector<FieldChange> fields;
};

/// Changes in the order of `after`, then removed records. "moved" and "respelled" mean unchanged content.
OPCIT_API std::vector<RecordChange> diff_records(const Registry& registry, const LoadedFile& before,
                                                 const LoadedFile& after, Observer& observer);

/// Every record as lines "  field: value", sorted by key, for git's diff.textconv.
OPCIT_API std::string record_lines(const Registry& registry, const LoadedFile& file, Observer& observer);

}  // namespace opcit::update
