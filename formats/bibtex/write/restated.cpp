#include "bibtex/write/restated.h"

#include <algorithm>

#include "bibtex/read/record_reader.h"
#include "bibtex/read/restate.h"
#include "bibtex/tables/entry_type.h"
#include "bibtex/tables/restated_groups.h"

namespace opcit::bibtex {
namespace {

/// The variables that `restated` has. None, if one of them differs from that of `record`.
std::vector<Field> confirmed(const Record& restated, const Record& record, std::span<const Field> fields) {
  std::vector<Field> same;
  for (const Field field : fields) {
    const Text* here = restated.text(field);
    if (here == nullptr) continue;
    const Text* there = record.text(field);
    if (there == nullptr || there->plain != here->plain) return {};
    same.push_back(field);
  }
  return same;
}

}  // namespace

Restated::Restated(const Record& record, Dialect dialect, std::string_view type) {
  // BibTeX's styles ignore langid and know all fields of publishers.
  const auto is_of_both = [](const Extra& extra) {
    const Tag of = find_tag(extra.tag);
    return is_of_family(extra) && (contains(publisher_tags, of) || contains(language_tags, of));
  };
  const auto counts = [&](const Extra& extra) {
    return extra.restates && extra.expression.empty() && is_restated(extra.tag) &&
           (speaks_to(extra, dialect) || is_of_both(extra));
  };
  // A group is never confirmed if the record lacks its variables.
  const auto may_hold = [&](const Extra& extra) {
    return counts(extra) && std::ranges::any_of(group_rows[group_of(find_tag(extra.tag))].fields,
                                                [&](Field field) { return record.text(field) != nullptr; });
  };
  if (std::ranges::none_of(record.extra, may_hold)) return;
  Batch batch;
  const Chunk chunk{.text = {}, .offset = 0, .last = true, .preamble = nullptr};
  SourceEntry entry;
  entry.clear(type, {}, {});
  for (const Extra& extra : record.extra) {
    if (counts(extra)) entry.add({.name = extra.tag, .tag = find_tag(extra.tag), .tex = extra.value});
  }
  // The kind decides which variable a number belongs to.
  if (kind_of(type, {}) != record.kind) {
    entry.add({.name = "entrysubtype", .tag = tag("entrysubtype"), .tex = spelling(record.kind)});
  }
  ValueReader values(chunk, batch);
  RecordBuilder builder(batch);
  builder.begin({});
  read_record(entry, dialect_of(*std::ranges::find_if(record.extra, counts)), values, builder);
  const Record& read = *builder.finish();
  for (const GroupRow& row : group_rows) {
    Group group{confirmed(read, record, row.fields), {}};
    if (group.fields.empty()) continue;
    for (const Extra& extra : record.extra) {
      if (counts(extra) && contains(row.tags, find_tag(extra.tag))) group.extras.push_back(&extra);
    }
    if (!group.extras.empty()) groups_.push_back(std::move(group));
  }
}

const Restated::Group* Restated::find(Field field) const noexcept {
  for (const Group& group : groups_) {
    if (std::ranges::find(group.fields, field) != group.fields.end()) return &group;
  }
  return nullptr;
}

}  // namespace opcit::bibtex
