/// Which records and fields differ between two bibliographies of any format: by what they hold, not by how it is
/// written. Records meet by their keys, then as the same work under another key.
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
  std::string before;  ///< As plain text; empty: there was none.
  std::string after;
};

struct RecordChange {
  ChangeKind kind = ChangeKind::changed;
  std::string key;
  std::string old_key;  ///< Of a renamed record.
  std::vector<FieldChange> fields;
};

/// In the order of `after`, then what only `before` has. A moved or respelled record holds what it held.
OPCIT_API std::vector<RecordChange> diff_records(const Registry& registry, const LoadedFile& before,
                                                 const LoadedFile& after, Observer& observer);

/// Every record as lines "  field: value", in the order of their keys: what git compares with diff.textconv.
OPCIT_API std::string record_lines(const Registry& registry, const LoadedFile& file, Observer& observer);

}  // namespace opcit::update
