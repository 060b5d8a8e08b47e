#include "bibtex/read/restate.h"

#include <algorithm>
#include <array>

#include "bibtex/tables/entry_type.h"
#include "bibtex/tables/field_table.h"
#include "bibtex/tables/restated_groups.h"
#include "bibtex/tables/spellings.h"

namespace opcit::bibtex {
namespace {

/// Returns one name for fields with several names, between which the writer's dialect decides.
constexpr Tag without_alias(Tag of) noexcept {
  if (of == tag("journal")) return tag("journaltitle");
  if (of == tag("school")) return tag("institution");
  return of;
}

/// True if the writer would rename this field or join it with another one.
bool writer_would_change(const SourceField& field, const GroupRow& group, Kind kind, Dialect dialect) {
  const Tag of = field.tag;
  if (contains(series_tags, of)) {
    return field.tex == "newseries" || field.tex == "oldseries" || !series_in_words(field.tex).empty();
  }
  if (contains(language_tags, of)) return of == tag("langidopts") || field.tex == "ngerman" || field.tex == "american";
  if (of == tag("addendum") || of == tag("shorttitle")) return of == tag("addendum");
  for (const Field target : group.fields) {
    const Tag written = written_tag(target, kind, dialect);
    if (written != unknown_tag && without_alias(of) == without_alias(written)) return false;
  }
  return true;
}

}  // namespace

void restate_groups(const SourceEntry& entry, Dialect dialect, RecordBuilder& builder) {
  const Kind kind = builder.record().kind;
  std::array<bool, group_rows.size()> changed = {};
  const auto counts = [&](const SourceField& field) {
    return group_of(field.tag) != no_group && !field.inherited && entry.used(field.tag) &&
           entry.peek(field.tag) == &field;
  };
  for (const SourceField& field : entry.fields()) {
    if (!counts(field) || changed[group_of(field.tag)]) continue;
    const std::uint8_t group = group_of(field.tag);
    changed[group] = writer_would_change(field, group_rows[group], kind, dialect);
  }
  if (std::ranges::find(changed, true) == changed.end()) return;
  for (const SourceField& field : entry.fields()) {
    if (!counts(field) || !changed[group_of(field.tag)]) continue;
    builder.extra({.format = format_id(dialect),
                   .tag = known_tags[field.tag],
                   .value = field.tex,
                   .source = field.span,
                   .restates = true});
  }
}

bool is_restated(std::string_view name) noexcept { return group_of(find_tag(name)) != no_group; }

}  // namespace opcit::bibtex
