#include "csl/sidecar_reader.h"

#include <algorithm>
#include <array>
#include <string>

#include "csl/sidecar_values.h"

namespace opcit::csl {
namespace {

using json::Cursor;
using namespace sidecar;

class SidecarReader {
 public:
  SidecarReader(Cursor& cursor, ValueContext& context, Sidecar& out) : cursor_(cursor), context_(context), out_(out) {}

  /// nullptr if no section has this name.
  using Section = bool (SidecarReader::*)();
  static Section find(std::string_view name) noexcept;

 private:
  bool list(List& to) { return read_strings(cursor_, context_, to); }
  bool truncated() { return list(out_.truncated); }
  bool inferred() { return list(out_.inferred); }
  bool uncertain() { return list(out_.uncertain); }
  bool inherited() { return list(out_.inherited); }
  bool literal() { return list(out_.literal); }
  bool no_variables() { return list(out_.no_variables); }
  bool derived() { return list(out_.derived); }
  bool keywords() { return list(out_.keywords); }
  bool version() { return read_string(cursor_, out_.version); }
  bool retyped() { return read_string(cursor_, out_.retyped); }
  bool recovered() { return read_flag(cursor_, out_.recovered); }
  bool kind();
  bool unlisted();
  bool people();
  bool person(PersonNote& note);
  bool runs();
  bool identifiers();
  bool identifier(Identifier& id);
  bool categories();
  bool links();
  bool link(Link& link);
  bool extra();
  bool fields();
  bool field(FieldValue& value);
  bool value(FieldValue& value);
  bool names_value(FieldValue& value);
  bool date_value(FieldValue& value);
  bool text_value(FieldValue& value);
  bool people_list(std::span<const Name>& to);

  Cursor& cursor_;
  ValueContext& context_;
  Sidecar& out_;
};

bool SidecarReader::kind() {
  return each_member(cursor_, [&](std::string_view name) {
    out_.kind = name;
    return read_string(cursor_, out_.kind_as_written);
  });
}

bool SidecarReader::people_list(std::span<const Name>& to) {
  std::vector<Name> names;
  const auto read = [&] { return read_name(cursor_, context_, "opcit", names.size(), names.emplace_back()); };
  if (!each_element(cursor_, read)) return false;
  to = context_.arena.copy(names);
  return true;
}

bool SidecarReader::unlisted() {
  return each_member(cursor_, [&](std::string_view name) {
    std::span<const Name> names;
    if (!people_list(names)) return false;
    out_.unlisted.push_back({name, names});
    return true;
  });
}

bool SidecarReader::person(PersonNote& note) {
  return each_member(cursor_, [&](std::string_view name) {
    if (name == "n") return read_size(cursor_, note.number);
    if (name == "orcid") return read_string(cursor_, note.name.orcid);
    if (name == "non-dropping-particle") return read_string(cursor_, note.name.non_dropping_particle);
    if (name == "suffix") return read_string(cursor_, note.name.suffix);
    if (name == "affiliations") return read_strings(cursor_, context_, note.name.affiliations);
    return false;
  });
}

bool SidecarReader::people() {
  return each_member(cursor_, [&](std::string_view name) {
    return each_element(cursor_, [&] {
      PersonNote note;
      note.property = name;
      if (!person(note)) return false;
      out_.people.push_back(note);
      return true;
    });
  });
}

bool SidecarReader::runs() {
  return each_member(cursor_, [&](std::string_view property) {
    RunsNote note;
    note.property = property;
    const bool good = each_member(cursor_, [&](std::string_view name) {
      if (name == "of") return read_size(cursor_, note.size);
      if (name == "scripts") return read_flag(cursor_, note.scripts);
      return name == "runs" && read_runs(cursor_, context_, note.runs);
    });
    if (good) out_.runs.push_back(note);
    return good;
  });
}

bool SidecarReader::identifier(Identifier& id) {
  return each_member(cursor_, [&](std::string_view name) {
    std::string_view text;
    if (!cursor_.string(text)) return false;
    if (name == "value") id.value = text;
    if (name == "version") id.version = text;
    if (name == "type") id.type = text;
    if (name == "scheme") id.scheme = find_scheme(text).value_or(Scheme::other);
    for (const Relation relation : {Relation::self, Relation::version_of, Relation::part_of}) {
      if (name == "relation" && text == spelling(relation)) id.relation = relation;
    }
    return true;
  });
}

bool SidecarReader::identifiers() {
  return each_element(cursor_, [&] { return identifier(out_.identifiers.emplace_back()); });
}

bool SidecarReader::categories() {
  return each_element(cursor_, [&] {
    Category& category = out_.categories.emplace_back();
    return each_member(cursor_, [&](std::string_view name) {
      if (name == "scheme") return read_string(cursor_, category.scheme);
      if (name == "term") return read_string(cursor_, category.term);
      return name == "primary" && read_flag(cursor_, category.primary);
    });
  });
}

bool SidecarReader::link(Link& link) {
  return each_member(cursor_, [&](std::string_view name) {
    std::string_view text;
    if (!cursor_.string(text)) return false;
    if (name == "url") link.url = text;
    if (name == "label") link.label = text;
    for (const LinkKind kind : {LinkKind::code, LinkKind::data, LinkKind::pdf, LinkKind::page, LinkKind::file}) {
      if (name == "kind" && text == spelling(kind)) link.kind = kind;
    }
    return true;
  });
}

bool SidecarReader::links() {
  return each_element(cursor_, [&] { return link(out_.links.emplace_back()); });
}

bool SidecarReader::extra() {
  return each_element(cursor_, [&] {
    Extra& extra = out_.extra.emplace_back();
    return each_member(cursor_, [&](std::string_view name) {
      if (name == "format") return read_string(cursor_, extra.format);
      if (name == "tag") return read_string(cursor_, extra.tag);
      if (name == "restates") return read_flag(cursor_, extra.restates);
      return name == "value" && read_string(cursor_, extra.value);
    });
  });
}

bool SidecarReader::names_value(FieldValue& value) {
  Names names;
  const bool good = each_member(cursor_, [&](std::string_view name) {
    if (name == "people") return people_list(names.people);
    if (name == "unlisted") return people_list(names.unlisted);
    return name == "truncated" && read_flag(cursor_, names.truncated);
  });
  value.value = names;
  return good;
}

/// The members of the date and the flags after them are read separately.
bool SidecarReader::date_value(FieldValue& value) {
  Date date;
  const std::size_t before = context_.leftovers.size();
  if (!read_date(cursor_, context_, "opcit", date)) return false;
  for (std::size_t i = before; i < context_.leftovers.size(); ++i) {
    date.uncertain |= context_.leftovers[i].path == "opcit/uncertain";
    date.year_inferred |= context_.leftovers[i].path == "opcit/inferred";
  }
  context_.leftovers.resize(before);
  value.value = date;
  return true;
}

bool SidecarReader::text_value(FieldValue& value) {
  Text text;
  std::span<const sidecar::IndexedRun> runs;
  const bool good = each_member(cursor_, [&](std::string_view name) {
    if (name == "plain") return read_string(cursor_, text.plain);
    return name == "runs" && read_runs(cursor_, context_, runs);
  });
  std::vector<Run> plain_runs;
  for (const sidecar::IndexedRun& run : runs) plain_runs.push_back(run.run);
  text.runs = context_.arena.copy(plain_runs);
  value.value = text;
  return good;
}

bool SidecarReader::value(FieldValue& value) {
  switch (shape(value.field)) {
    case Shape::names:
      return names_value(value);
    case Shape::date:
      return date_value(value);
    case Shape::list: {
      List parts;
      const bool good = list(parts);
      value.value = parts;
      return good;
    }
    case Shape::text:
      return text_value(value);
  }
  return false;
}

/// [name, value, "inherited"?]
bool SidecarReader::field(FieldValue& out) {
  std::size_t place = 0;
  const bool good = each_element(cursor_, [&] {
    std::string_view text;
    switch (place++) {
      case 0: {
        if (!cursor_.string(text)) return false;
        const std::optional<Field> found = find_field(text);
        out.field = found.value_or(Field::note);
        return found.has_value();
      }
      case 1:
        return value(out);
      default:
        out.inherited = true;
        return skip(cursor_);
    }
  });
  return good && place >= 2;
}

bool SidecarReader::fields() {
  return each_element(cursor_, [&] {
    FieldValue part{Field::note, {}, Text{}};
    if (!field(part)) return false;
    out_.fields.push_back(part);
    return true;
  });
}

SidecarReader::Section SidecarReader::find(std::string_view name) noexcept {
  struct Row {
    std::string_view name;
    Section read;
  };
  constexpr auto sections = std::to_array<Row>({{"truncated", &SidecarReader::truncated},
                                                {"inferred", &SidecarReader::inferred},
                                                {"uncertain", &SidecarReader::uncertain},
                                                {"inherited", &SidecarReader::inherited},
                                                {"literal", &SidecarReader::literal},
                                                {"no-variables", &SidecarReader::no_variables},
                                                {"derived", &SidecarReader::derived},
                                                {"keywords", &SidecarReader::keywords},
                                                {"version", &SidecarReader::version},
                                                {"retyped", &SidecarReader::retyped},
                                                {"recovered", &SidecarReader::recovered},
                                                {"kind", &SidecarReader::kind},
                                                {"unlisted", &SidecarReader::unlisted},
                                                {"people", &SidecarReader::people},
                                                {"runs", &SidecarReader::runs},
                                                {"identifiers", &SidecarReader::identifiers},
                                                {"categories", &SidecarReader::categories},
                                                {"links", &SidecarReader::links},
                                                {"extra", &SidecarReader::extra},
                                                {"fields", &SidecarReader::fields}});
  const auto row = std::ranges::find(sections, name, &Row::name);
  return row == sections.end() ? nullptr : row->read;
}

}  // namespace

void Sidecar::clear() {
  truncated = inferred = uncertain = inherited = literal = no_variables = derived = keywords = {};
  unlisted.clear();
  people.clear();
  runs.clear();
  identifiers.clear();
  categories.clear();
  links.clear();
  fields.clear();
  extra.clear();
  version = retyped = kind = kind_as_written = {};
  recovered = present = false;
}

bool contains(List list, std::string_view word) noexcept { return std::ranges::find(list, word) != list.end(); }

bool read_sidecar(json::Cursor& cursor, ValueContext& context, Sidecar& out) {
  out.present = true;
  json::Members members(cursor);
  std::string_view name;
  while (members.next(name)) {
    std::string_view raw;
    if (!cursor.raw(raw)) return false;
    json::Cursor section_cursor(raw, 0, context.arena);
    const SidecarReader::Section section = SidecarReader::find(name);
    SidecarReader reader(section_cursor, context, out);
    if (section != nullptr && (reader.*section)()) continue;
    context.leftovers.push_back({context.arena.copy("opcit/" + std::string(name)), raw});
  }
  return !cursor.failed();
}

}  // namespace opcit::csl
