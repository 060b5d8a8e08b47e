#include "sidecar/record_json.h"

#include <array>

#include "base/utf8.h"
#include "sidecar/value_json.h"

namespace opcit::carry {
namespace {

constexpr auto section_names =
    std::to_array<std::string_view>({"head", "fields", "identifiers", "categories", "links", "extra"});
static_assert(section_names.size() == section_count);

// In the order of DocumentKind.
constexpr auto document_names =
    std::to_array<std::string_view>({"header", "string-macro", "preamble", "comment", "free-text", "feed", "person"});
static_assert(document_names.size() == static_cast<std::size_t>(DocumentKind::person) + 1);

template <class Enum>
std::optional<Enum> find_spelling(std::string_view text, Enum last) noexcept {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
    if (spelling(static_cast<Enum>(i)) == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

// ---------------------------------------------------------------- writing

class PartList {
 public:
  explicit PartList(std::vector<Part>& parts) : parts_(parts) {}

  template <class Write>
  void add(Section section, std::size_t index, std::string group, const Write& write) {
    Part& part = parts_.emplace_back();
    part.section = section;
    part.index = index;
    part.group = std::move(group);
    json::Emitter json(part.json, json::Layout::compact);
    json.open('{');
    write(json);
    json.close('}');
  }

  void add_field(std::size_t index, const FieldValue& value) {
    if (value.inherited) {
      return add(Section::fields, index, std::string(spelling(value.field)), [&](json::Emitter& json) {
        json.name("inherited");
        write_value(json, value.value);
      });
    }
    Part& part = parts_.emplace_back();
    part.section = Section::fields;
    part.index = index;
    part.group = spelling(value.field);
    json::Emitter json(part.json, json::Layout::compact);
    write_value(json, value.value);
  }

 private:
  std::vector<Part>& parts_;
};

void write_identifier(json::Emitter& json, const Identifier& id) {
  write_member(json, "value", id.value);
  if (id.relation != Relation::self) write_member(json, "relation", spelling(id.relation));
  write_member(json, "version", id.version);
  write_member(json, "type", id.type);
  write_flag(json, "inherited", id.inherited);
}

void write_category(json::Emitter& json, const Category& category) {
  write_member(json, "scheme", category.scheme);
  write_member(json, "term", category.term);
  write_flag(json, "primary", category.primary);
}

void write_link(json::Emitter& json, const Link& link) {
  write_member(json, "url", link.url);
  write_member(json, "label", link.label);
}

void write_extra(json::Emitter& json, const Extra& extra) {
  write_member(json, "format", extra.format);
  write_member(json, "tag", extra.tag);
  write_member(json, "value", extra.value);
  write_member(json, "expression", extra.expression);
  write_member(json, "altered-to", extra.altered_to);
  write_flag(json, "restates", extra.restates);
}

void add_head(PartList& list, const Record& record) {
  list.add(Section::head, 0, "key", [&](json::Emitter& json) {
    write_member(json, "key", record.key);
    write_flag(json, "generated", record.key_generated);
  });
  list.add(Section::head, 1, "kind", [&](json::Emitter& json) {
    write_member(json, "type", spelling(record.kind));
    write_member(json, "as-written", record.kind_as_written);
  });
  if (!record.recovered) return;
  list.add(Section::head, 2, "recovered", [](json::Emitter& json) { write_flag(json, "recovered", true); });
}

/// Group names are JSON strings, so a tag with invalid UTF-8 is not part of the name of its group.
std::string extra_group(const Extra& extra) {
  std::string group = "extra:";
  if (!is_valid_utf8(extra.format)) return group;
  group += extra.format;
  group += ':';
  if (is_valid_utf8(extra.tag)) group += extra.tag;
  return group;
}

// ---------------------------------------------------------------- reading

bool read_identifier(json::Cursor& cursor, Arena& arena, Identifier& out) {
  return each_member(cursor, [&](std::string_view member) {
    if (member == "value") return read_string(cursor, arena, out.value);
    if (member == "version") return read_string(cursor, arena, out.version);
    if (member == "type") return read_string(cursor, arena, out.type);
    if (member == "inherited") return read_flag(cursor, out.inherited);
    std::string_view relation;
    if (member != "relation" || !cursor.string(relation)) return false;
    const auto found = find_spelling(relation, Relation::part_of);
    if (found) out.relation = *found;
    return found.has_value();
  });
}

bool read_category(json::Cursor& cursor, Arena& arena, Category& out) {
  return each_member(cursor, [&](std::string_view member) {
    if (member == "scheme") return read_string(cursor, arena, out.scheme);
    if (member == "term") return read_string(cursor, arena, out.term);
    return member == "primary" && read_flag(cursor, out.primary);
  });
}

bool read_link(json::Cursor& cursor, Arena& arena, Link& out) {
  return each_member(cursor, [&](std::string_view member) {
    if (member == "url") return read_string(cursor, arena, out.url);
    return member == "label" && read_string(cursor, arena, out.label);
  });
}

bool read_extra(json::Cursor& cursor, Arena& arena, Extra& out) {
  return each_member(cursor, [&](std::string_view member) {
    if (member == "format") return read_string(cursor, arena, out.format);
    if (member == "tag") return read_string(cursor, arena, out.tag);
    if (member == "value") return read_string(cursor, arena, out.value);
    if (member == "expression") return read_string(cursor, arena, out.expression);
    if (member == "altered-to") return read_string(cursor, arena, out.altered_to);
    return member == "restates" && read_flag(cursor, out.restates);
  });
}

bool read_kind(json::Cursor& cursor, Arena& arena, Record& out) {
  return each_member(cursor, [&](std::string_view member) {
    if (member == "as-written") return read_string(cursor, arena, out.kind_as_written);
    std::string_view type;
    if (member != "type" || !cursor.string(type)) return false;
    const auto found = find_kind(type);
    if (found) out.kind = *found;
    return found.has_value();
  });
}

bool at_end(json::Cursor& cursor) {
  return !cursor.failed() && cursor.peek() == 0 && cursor.at() == cursor.text().size();
}

/// ["title",".."]
bool read_pair(json::Cursor& cursor, Assembler& assembler) {
  std::string_view group;
  std::string_view json;
  int place = 0;
  const auto read = [&] {
    ++place;
    if (place == 1) return cursor.string(group);
    return place == 2 && cursor.raw(json);
  };
  return each_element(cursor, read) && place == 2 && assembler.read(group, json);
}

}  // namespace

std::string_view spelling(Section section) noexcept { return section_names[static_cast<std::size_t>(section)]; }
std::optional<Section> find_section(std::string_view text) noexcept { return find_spelling(text, Section::extra); }

std::optional<Section> section_of(std::string_view group) noexcept {
  if (group == "key" || group == "kind" || group == "recovered") return Section::head;
  if (find_field(group)) return Section::fields;
  if (find_scheme(group)) return Section::identifiers;
  if (group == "category") return Section::categories;
  if (group.starts_with("link:")) return Section::links;
  if (group.starts_with("extra:")) return Section::extra;
  return std::nullopt;
}

std::vector<Part> parts_of(const Record& record) {
  std::vector<Part> parts;
  PartList list(parts);
  add_head(list, record);
  for (std::size_t i = 0; i < record.fields.size(); ++i) list.add_field(i, record.fields[i]);
  for (std::size_t i = 0; i < record.identifiers.size(); ++i) {
    const Identifier& id = record.identifiers[i];
    list.add(Section::identifiers, i, std::string(spelling(id.scheme)),
             [&](json::Emitter& json) { write_identifier(json, id); });
  }
  for (std::size_t i = 0; i < record.categories.size(); ++i) {
    list.add(Section::categories, i, "category",
             [&](json::Emitter& json) { write_category(json, record.categories[i]); });
  }
  for (std::size_t i = 0; i < record.links.size(); ++i) {
    const Link& link = record.links[i];
    list.add(Section::links, i, "link:" + std::string(spelling(link.kind)),
             [&](json::Emitter& json) { write_link(json, link); });
  }
  for (std::size_t i = 0; i < record.extra.size(); ++i) {
    list.add(Section::extra, i, extra_group(record.extra[i]),
             [&](json::Emitter& json) { write_extra(json, record.extra[i]); });
  }
  return parts;
}

void write_record(std::string& out, const Record& record) {
  json::Emitter json(out, json::Layout::compact);
  json.open('[');
  for (const Part& part : parts_of(record)) {
    json.element();
    json.open('[');
    json.element();
    json.string(part.group);
    json.element();
    json.out() += part.json;
    json.close(']');
  }
  json.close(']');
}

void write_document(std::string& out, const DocumentItem& item) {
  json::Emitter json(out, json::Layout::compact);
  json.open('{');
  json.name("kind");
  json.string(document_names[static_cast<std::size_t>(item.kind)]);
  write_member(json, "text", item.text);
  if (!item.extra.empty()) {
    json.name("extra");
    json.open('[');
    for (const Extra& extra : item.extra) {
      json.element();
      json.open('{');
      write_extra(json, extra);
      json.close('}');
    }
    json.close(']');
  }
  json.close('}');
}

void Assembler::keep(const Record& record, const Part& part) {
  switch (part.section) {
    case Section::head:
      if (part.group == "key") {
        record_.key = record.key;
        record_.key_generated = record.key_generated;
      } else if (part.group == "kind") {
        record_.kind = record.kind;
        record_.kind_as_written = record.kind_as_written;
      } else {
        record_.recovered = record.recovered;
      }
      return;
    case Section::fields:
      return fields_.push_back(record.fields[part.index]);
    case Section::identifiers:
      return identifiers_.push_back(record.identifiers[part.index]);
    case Section::categories:
      return categories_.push_back(record.categories[part.index]);
    case Section::links:
      return links_.push_back(record.links[part.index]);
    case Section::extra:
      return extra_.push_back(record.extra[part.index]);
  }
}

bool Assembler::read_head(json::Cursor& cursor, std::string_view group) {
  if (group == "kind") return read_kind(cursor, arena_, record_);
  return each_member(cursor, [&](std::string_view member) {
    if (member == "key") return read_string(cursor, arena_, record_.key);
    if (member == "generated") return read_flag(cursor, record_.key_generated);
    return member == "recovered" && read_flag(cursor, record_.recovered);
  });
}

bool Assembler::read_field(json::Cursor& cursor, std::string_view group) {
  constexpr std::string_view marked = "{\"inherited\":";
  FieldValue value{*find_field(group), {}, Text{}};
  if (!cursor.text().starts_with(marked)) {
    if (!read_value(cursor, arena_, value.value)) return false;
  } else {
    value.inherited = true;
    const auto read = [&](std::string_view member) {
      return member == "inherited" && read_value(cursor, arena_, value.value);
    };
    if (!each_member(cursor, read)) return false;
  }
  fields_.push_back(value);
  return static_cast<std::size_t>(shape(value.field)) == value.value.index();
}

bool Assembler::read(std::string_view group, std::string_view json) {
  json::Cursor cursor(json, 0, arena_);
  const std::optional<Section> section = section_of(group);
  if (!section) return false;
  bool good = false;
  switch (*section) {
    case Section::head:
      good = read_head(cursor, group);
      break;
    case Section::fields:
      good = read_field(cursor, group);
      break;
    case Section::identifiers:
      good = read_identifier(cursor, arena_, identifiers_.emplace_back(Identifier{.scheme = *find_scheme(group)}));
      break;
    case Section::categories:
      good = read_category(cursor, arena_, categories_.emplace_back());
      break;
    case Section::links: {
      const auto kind = find_spelling(group.substr(std::string_view("link:").size()), LinkKind::file);
      if (!kind) return false;
      good = read_link(cursor, arena_, links_.emplace_back(Link{.kind = *kind}));
      break;
    }
    case Section::extra:
      good = read_extra(cursor, arena_, extra_.emplace_back());
      break;
  }
  return good && at_end(cursor);
}

Record Assembler::finish() {
  record_.fields = arena_.copy(fields_);
  record_.identifiers = arena_.copy(identifiers_);
  record_.categories = arena_.copy(categories_);
  record_.links = arena_.copy(links_);
  record_.extra = arena_.copy(extra_);
  return record_;
}

Record* read_record(std::string_view json, Arena& arena) {
  json::Cursor cursor(json, 0, arena);
  Assembler assembler(arena);
  if (!each_element(cursor, [&] { return read_pair(cursor, assembler); }) || !at_end(cursor)) return nullptr;
  return arena.make<Record>(assembler.finish());
}

const DocumentItem* read_document(std::string_view json, Arena& arena) {
  json::Cursor cursor(json, 0, arena);
  DocumentItem item;
  std::vector<Extra> extra;
  const auto read = [&](std::string_view member) {
    if (member == "text") return read_string(cursor, arena, item.text);
    if (member == "extra") {
      return each_element(cursor, [&] { return read_extra(cursor, arena, extra.emplace_back()); });
    }
    std::string_view kind;
    if (member != "kind" || !cursor.string(kind)) return false;
    for (std::size_t i = 0; i < document_names.size(); ++i) {
      if (document_names[i] != kind) continue;
      item.kind = static_cast<DocumentKind>(i);
      return true;
    }
    return false;
  };
  if (!each_member(cursor, read) || !at_end(cursor)) return nullptr;
  item.extra = arena.copy(extra);
  return arena.make<DocumentItem>(item);
}

}  // namespace opcit::carry
