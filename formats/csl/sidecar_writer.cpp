#include "csl/sidecar_writer.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "csl/markup.h"
#include "csl/note_lines.h"
#include "csl/values.h"
#include "model/identifiers.h"

namespace opcit::csl {
namespace {

bool is_custom_member(const Extra& extra) noexcept {
  return extra.format == "csl-json" && extra.tag.starts_with(custom_prefix) && extra.tag != "custom.opcit";
}

bool is_property(const Extra& extra) noexcept {
  constexpr auto taken = std::to_array<std::string_view>({"citation-key", "custom", "id", "type"});
  // A path ("author/0/static-ordering") is a part of a value that a reader kept.
  if (extra.tag.find('/') != std::string_view::npos) return false;
  return extra.format == "csl-json" && !extra.tag.starts_with(custom_prefix) &&
         std::ranges::find(taken, extra.tag) == taken.end() && find_property(extra.tag) == nullptr &&
         find_identifier_property(extra.tag) == nullptr;
}

bool names_more(const Name& name, bool for_zotero) noexcept {
  return !name.orcid.empty() || !name.affiliations.empty() ||
         (for_zotero && (!name.non_dropping_particle.empty() || !name.suffix.empty()));
}

/// True if splitting at commas would not restore this list.
bool ambiguous(List list) noexcept {
  return std::ranges::any_of(list, [](std::string_view part) {
    return part.empty() || part.find(',') != std::string_view::npos || part.front() == ' ' || part.back() == ' ';
  });
}

bool is_truncated(const FieldValue& part) {
  const auto* names = std::get_if<Names>(&part.value);
  return names != nullptr && names->truncated;
}
bool is_inferred(const FieldValue& part) {
  const auto* date = std::get_if<Date>(&part.value);
  return date != nullptr && date->year_inferred;
}
bool is_uncertain(const FieldValue& part) {
  const auto* date = std::get_if<Date>(&part.value);
  return date != nullptr && date->uncertain;
}
bool is_inherited(const FieldValue& part) { return part.inherited; }
bool is_literal(const FieldValue& part) {
  const auto* text = std::get_if<Text>(&part.value);
  return text != nullptr && carriage_of(*text) == Carriage::literal;
}

/// True for a note or a number that a reader would interpret as something else.
bool is_no_variable(const FieldValue& part) {
  const auto* text = std::get_if<Text>(&part.value);
  if (text == nullptr) return false;
  if (part.field == Field::note) return first_note_line(text->plain).has_value();
  return part.field == Field::number && text->plain.find(':') != std::string_view::npos &&
         parse_arxiv_id(text->plain).has_value();
}

}  // namespace

void append_raw_json(std::string& out, std::string_view raw) {
  if (!nlohmann::json::accept(raw.begin(), raw.end())) {
    text::append_json_string(out, raw);
    return;
  }
  bool quoted = false;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const char c = raw[i];
    if (!quoted && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) continue;
    out += c;
    if (c == '"') quoted = !quoted;
    if (quoted && c == '\\') out += raw[++i];
  }
}

void Remainder::sort_extra(const Record& record) {
  std::unordered_set<std::string_view> seen;
  for (const Extra& part : record.extra) {
    // It would name a macro whose definition is not in the output.
    if (part.restates && !part.expression.empty()) continue;
    if (id == nullptr && part.format == "csl-json" && part.tag == "id") {
      id = &part;
      continue;
    }
    const bool member = is_custom_member(part);
    if (!member && !is_property(part)) {
      extra.push_back(&part);
    } else if (!seen.insert(part.tag).second) {
      extra.push_back(&part);
    } else {
      (member ? custom : properties).push_back(&part);
    }
  }
}

void SidecarWriter::write(const Remainder& remainder) {
  foreign_members(remainder);
  kind();
  flags("truncated", remainder, is_truncated);
  unlisted(remainder);
  people(remainder);
  flags("inferred", remainder, is_inferred);
  flags("uncertain", remainder, is_uncertain);
  flags("inherited", remainder, is_inherited);
  flags("literal", remainder, is_literal);
  flags("no-variables", remainder, is_no_variable);
  runs(remainder);
  lists(remainder);
  derived(remainder);
  identifiers(remainder);
  version(remainder);
  categories();
  links();
  fields(remainder);
  extra(remainder);
  if (opcit_open_) json_.close('}');
  if (custom_open_) json_.close('}');
}

void SidecarWriter::open_custom() {
  if (custom_open_) return;
  custom_open_ = true;
  json_.member("custom");
  json_.open('{');
}

void SidecarWriter::section(std::string_view name) {
  open_custom();
  if (!opcit_open_) {
    opcit_open_ = true;
    json_.name("opcit");
    json_.open('{');
  }
  json_.name(name);
}

void SidecarWriter::foreign_members(const Remainder& remainder) {
  for (const Extra* extra : remainder.custom) {
    open_custom();
    json_.escaped(extra->tag.substr(custom_prefix.size()));
    append_raw_json(json_.out(), extra->value);
    audit_.take(*extra);
  }
}

void SidecarWriter::kind() {
  const std::string_view type = spelling(record_.kind);
  if (!record_.kind_as_written.empty() && record_.kind_as_written != type) {
    section("kind");
    json_.open('{');
    json_.name(type);
    json_.string(record_.kind_as_written);
    json_.close('}');
  }
  if (written_kind(record_.kind, options_.types) != record_.kind) {
    section("retyped");
    json_.string(type);
  }
  if (record_.recovered) {
    section("recovered");
    json_.out() += "true";
  }
}

void SidecarWriter::flags(std::string_view name, const Remainder& remainder, NamesFlag flag) {
  bool open = false;
  for (const FieldValue* part : remainder.written) {
    if (!flag(*part)) continue;
    if (!open) {
      section(name);
      json_.open('[');
      open = true;
    }
    json_.element();
    json_.string(property(part->field).name);
  }
  if (open) json_.close(']');
}

void SidecarWriter::unlisted(const Remainder& remainder) {
  bool open = false;
  for (const FieldValue* part : remainder.written) {
    const auto* names = std::get_if<Names>(&part->value);
    if (names == nullptr || names->unlisted.empty()) continue;
    if (!open) {
      section("unlisted");
      json_.open('{');
      open = true;
    }
    json_.name(property(part->field).name);
    json_.open('[');
    for (const Name& name : names->unlisted) {
      json_.element();
      emit_name(json_, name, NameParts::all);
    }
    json_.close(']');
  }
  if (open) json_.close('}');
}

void SidecarWriter::person(std::size_t index, const Name& name) {
  json_.element();
  json_.open('{');
  json_.name("n");
  json_.number(static_cast<std::int64_t>(index));
  if (options_.for_zotero) json_.text_member("non-dropping-particle", name.non_dropping_particle);
  if (options_.for_zotero) json_.text_member("suffix", name.suffix);
  json_.text_member("orcid", name.orcid);
  if (!name.affiliations.empty()) {
    json_.name("affiliations");
    emit_list(json_, name.affiliations);
  }
  json_.close('}');
}

void SidecarWriter::people(const Remainder& remainder) {
  bool open = false;
  for (const FieldValue* part : remainder.written) {
    const auto* names = std::get_if<Names>(&part->value);
    const auto more = [&](const Name& name) { return names_more(name, options_.for_zotero); };
    if (names == nullptr || std::ranges::none_of(names->people, more)) continue;
    if (!open) {
      section("people");
      json_.open('{');
      open = true;
    }
    json_.name(property(part->field).name);
    json_.open('[');
    for (std::size_t i = 0; i < names->people.size(); ++i) {
      if (more(names->people[i])) person(i, names->people[i]);
    }
    json_.close(']');
  }
  if (open) json_.close('}');
}

void SidecarWriter::runs(const Remainder& remainder) {
  bool open = false;
  for (const FieldValue* part : remainder.written) {
    const auto* text = std::get_if<Text>(&part->value);
    if (text == nullptr || text->runs.empty()) continue;
    const bool literal = carriage_of(*text) == Carriage::literal;
    const Codec codec = property(part->field).codec;
    const auto left_over = [&](const Run& run) { return literal || !carried(run, *text, codec); };
    if (std::ranges::none_of(text->runs, left_over)) continue;
    if (!open) {
      section("runs");
      json_.open('{');
      open = true;
    }
    json_.name(property(part->field).name);
    json_.open('{');
    json_.name("of");
    json_.number(static_cast<std::int64_t>(text->plain.size()));
    if (std::find(remainder.scripted.begin(), remainder.scripted.end(), part) != remainder.scripted.end()) {
      json_.name("scripts");
      json_.out() += "true";
    }
    json_.name("runs");
    emit_runs(json_, *text, left_over);
    json_.close('}');
  }
  if (open) json_.close('}');
}

void SidecarWriter::lists(const Remainder& remainder) {
  for (const FieldValue* part : remainder.written) {
    const auto* list = std::get_if<List>(&part->value);
    if (list == nullptr || !ambiguous(*list)) continue;
    section("keywords");
    emit_list(json_, *list);
  }
}

void SidecarWriter::derived(const Remainder& remainder) {
  if (remainder.derived_count == 0) return;
  section("derived");
  emit_list(json_, List(remainder.derived.data(), remainder.derived_count));
}

void SidecarWriter::identifiers(const Remainder& remainder) {
  if (remainder.identifiers.empty()) return;
  section("identifiers");
  json_.open('[');
  for (const Identifier* id : remainder.identifiers) {
    json_.element();
    json_.open('{');
    json_.name("scheme");
    json_.string(spelling(id->scheme));
    json_.name("value");
    json_.string(id->value);
    if (id->relation != Relation::self) json_.text_member("relation", spelling(id->relation));
    json_.text_member("version", id->version);
    json_.text_member("type", id->type);
    json_.close('}');
  }
  json_.close(']');
}

/// Writes the version of the arXiv id that is the record's number; other ids have their own version.
void SidecarWriter::version(const Remainder& remainder) {
  const Identifier* arxiv = record_.identifier(Scheme::arxiv);
  if (arxiv == nullptr || arxiv->version.empty()) return;
  if (std::ranges::find(remainder.identifiers, arxiv) != remainder.identifiers.end()) return;
  section("version");
  json_.string(arxiv->version);
}

void SidecarWriter::categories() {
  if (record_.categories.empty()) return;
  section("categories");
  json_.open('[');
  for (const Category& category : record_.categories) {
    audit_.take(category);
    json_.element();
    json_.open('{');
    json_.text_member("scheme", category.scheme);
    json_.name("term");
    json_.string(category.term);
    if (category.primary) {
      json_.name("primary");
      json_.out() += "true";
    }
    json_.close('}');
  }
  json_.close(']');
}

void SidecarWriter::links() {
  if (record_.links.empty()) return;
  section("links");
  json_.open('[');
  for (const Link& link : record_.links) {
    audit_.take(link);
    json_.element();
    json_.open('{');
    json_.name("kind");
    json_.string(spelling(link.kind));
    json_.text_member("url", link.url);
    json_.text_member("label", link.label);
    json_.close('}');
  }
  json_.close(']');
}

void SidecarWriter::fields(const Remainder& remainder) {
  if (remainder.unwritten.empty()) return;
  section("fields");
  json_.open('[');
  for (const FieldValue* part : remainder.unwritten) {
    audit_.take(*part);
    json_.element();
    json_.open('[');
    json_.element();
    json_.string(spelling(part->field));
    json_.element();
    emit_value(json_, part->value);
    if (part->inherited) {
      json_.element();
      json_.string("inherited");
    }
    json_.close(']');
  }
  json_.close(']');
}

void SidecarWriter::extra(const Remainder& remainder) {
  if (remainder.extra.empty()) return;
  section("extra");
  json_.open('[');
  for (const Extra* extra : remainder.extra) {
    audit_.take(*extra);
    json_.element();
    json_.open('{');
    json_.text_member("format", extra->format);
    json_.name("tag");
    json_.string(extra->tag);
    json_.name("value");
    json_.string(extra->value);
    if (extra->restates) {
      json_.name("restates");
      json_.out() += "true";
    }
    json_.close('}');
  }
  json_.close(']');
}

}  // namespace opcit::csl
