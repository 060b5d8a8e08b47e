#include "family/bibtex/restate.h"

#include <algorithm>
#include <array>

#include "family/bibtex/entry_type.h"
#include "family/bibtex/field_table.h"
#include "family/bibtex/record_reader.h"

namespace opcit::bibtex {
namespace {

constexpr auto title_tags =
    std::array{tag("title"),          tag("subtitle"),       tag("titleaddon"),      tag("maintitle"),
               tag("mainsubtitle"),   tag("maintitleaddon"), tag("booktitle"),       tag("booksubtitle"),
               tag("booktitleaddon"), tag("issuetitle"),     tag("issuesubtitle"),   tag("issuetitleaddon"),
               tag("journaltitle"),   tag("journal"),        tag("journalsubtitle"), tag("journaltitleaddon"),
               tag("shorttitle")};
constexpr auto title_fields = std::array{Field::title, Field::volume_title, Field::container_title, Field::title_short};
constexpr auto publisher_tags =
    std::array{tag("school"), tag("institution"), tag("organization"), tag("howpublished"), tag("publisher")};
constexpr auto publisher_fields = std::array{Field::publisher};
constexpr auto note_tags = std::array{tag("note"), tag("addendum")};
constexpr auto note_fields = std::array{Field::note};
constexpr auto issue_tags = std::array{tag("number"), tag("issue")};
constexpr auto issue_fields = std::array{Field::issue};
constexpr auto series_tags = std::array{tag("series")};
constexpr auto series_fields = std::array{Field::collection_title};
constexpr auto language_tags = std::array{tag("langid"), tag("langidopts"), tag("hyphenation"), tag("language")};
constexpr auto language_fields = std::array{Field::language};

struct GroupRow {
  std::span<const Tag> tags;
  std::span<const Field> fields;
};

constexpr auto group_rows = std::to_array<GroupRow>({{title_tags, title_fields},
                                                     {publisher_tags, publisher_fields},
                                                     {note_tags, note_fields},
                                                     {issue_tags, issue_fields},
                                                     {series_tags, series_fields},
                                                     {language_tags, language_fields}});

constexpr std::uint8_t no_group = 255;

/// The place in group_rows of each tag's group.
constexpr std::array<std::uint8_t, known_tags.size()> make_group_index() {
  std::array<std::uint8_t, known_tags.size()> index{};
  index.fill(no_group);
  for (std::size_t group = 0; group < group_rows.size(); ++group) {
    for (const Tag of : group_rows[group].tags) index[of] = static_cast<std::uint8_t>(group);
  }
  return index;
}
constexpr auto group_index = make_group_index();

constexpr std::uint8_t group_of(Tag of) noexcept { return of == unknown_tag ? no_group : group_index[of]; }

bool contains(std::span<const Tag> tags, Tag tag) noexcept { return std::ranges::find(tags, tag) != tags.end(); }

/// One name for spellings of one thing, which the writer's dialect decides between.
constexpr Tag without_alias(Tag of) noexcept {
  if (of == tag("journal")) return tag("journaltitle");
  if (of == tag("school")) return tag("institution");
  return of;
}

/// Whether the writer would put this field under another name, or join it to another one.
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

/// Of the variables those that `restated` has; none when one of them says something else than `record` does.
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

Restated::Restated(const Record& record, Dialect dialect, std::string_view type) {
  const auto counts = [&](const Extra& extra) {
    return extra.restates && extra.expression.empty() && speaks_to(extra, dialect) && is_restated(extra.tag);
  };
  // A group whose variables the record does not have is never confirmed.
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
  // The kind decides what a number is.
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
