#include "csl/values.h"

#include <array>
#include <string>

#include "csl/markup.h"

namespace opcit::csl {
namespace {

/// CSL has no year 0: 1 BC is -1 there and 0 in EDTF.
std::int64_t historical_year(std::int32_t year) noexcept { return year <= 0 ? std::int64_t{year} - 1 : year; }

void emit_point(json::Emitter& json, const DatePoint& point) {
  json.element();
  json.open('[');
  json.element();
  json.number(point.has_year ? historical_year(point.year) : 0);
  const int month = point.season != 0 ? 20 + point.season : point.month;
  if (point.has_year && month != 0) {
    json.element();
    json.number(month);
    if (point.season == 0 && point.day != 0) {
      json.element();
      json.number(point.day);
    }
  }
  json.close(']');
}

void emit_true(json::Emitter& json, std::string_view member) {
  json.name(member);
  json.out() += "true";
}

void emit_date_members(json::Emitter& json, const Date& date) {
  if (date.from.has_year || date.to.has_year) {
    json.name("date-parts");
    json.open('[');
    emit_point(json, date.from);
    if (date.range) emit_point(json, date.to);
    json.close(']');
  }
  if (date.circa) {
    emit_true(json, "circa");
  }
  json.text_member("literal", date.literal);
}

/// "van" + "Gogh".
void emit_joined(json::Emitter& json, std::string_view member, std::string_view particle, std::string_view family) {
  json.name(member);
  std::string& out = json.out();
  out += '"';
  text::append_json_escaped(out, particle);
  if (!particle.empty() && !family.empty()) out += ' ';
  text::append_json_escaped(out, family);
  out += '"';
}

void emit_name_list(json::Emitter& json, std::span<const Name> people, NameParts parts) {
  json.open('[');
  for (const Name& name : people) {
    json.element();
    emit_name(json, name, parts);
  }
  json.close(']');
}

void emit_names_members(json::Emitter& json, const Names& names) {
  json.name("people");
  emit_name_list(json, names.people, NameParts::all);
  if (names.truncated) emit_true(json, "truncated");
  if (!names.unlisted.empty()) {
    json.name("unlisted");
    emit_name_list(json, names.unlisted, NameParts::all);
  }
}

}  // namespace

std::string_view spelling(Style style) noexcept {
  constexpr auto names =
      std::to_array<std::string_view>({"italic", "bold", "subscript", "superscript", "small-caps", "monospace",
                                       "underline", "keep-case", "link", "math", "tex"});
  return names[static_cast<std::size_t>(style)];
}

void emit_name(json::Emitter& json, const Name& name, NameParts parts) {
  json.open('{');
  if (parts == NameParts::zotero && !name.non_dropping_particle.empty()) {
    emit_joined(json, "family", name.non_dropping_particle, name.family);
  } else {
    json.text_member("family", name.family);
  }
  // Zotero drops suffixes.
  const bool joins_suffix = parts == NameParts::zotero && !name.suffix.empty() && !name.given.empty();
  if (joins_suffix) {
    json.text_member("given", std::string(name.given).append(", ").append(name.suffix));
  } else {
    json.text_member("given", name.given);
  }
  json.text_member("dropping-particle", name.dropping_particle);
  if (parts != NameParts::zotero) json.text_member("non-dropping-particle", name.non_dropping_particle);
  if (!joins_suffix) json.text_member("suffix", name.suffix);
  json.text_member("literal", name.literal);
  if (parts == NameParts::all) {
    json.text_member("orcid", name.orcid);
    if (!name.affiliations.empty()) {
      json.name("affiliations");
      emit_list(json, name.affiliations);
    }
  }
  json.close('}');
}

void emit_people(json::Emitter& json, std::span<const Name> people, NameParts parts) {
  json.open('[');
  for (const Name& name : people) {
    json.line_element();
    emit_name(json, name, parts);
  }
  json.end_lines();
}

void emit_date(json::Emitter& json, const Date& date) {
  json.open('{');
  emit_date_members(json, date);
  json.close('}');
}

void emit_text(json::Emitter& json, const Text& text, Codec codec) {
  json.out() += '"';
  append_markup(json.out(), text, codec);
  json.out() += '"';
}

void emit_list(json::Emitter& json, List list) {
  json.open('[');
  for (const std::string_view part : list) {
    json.element();
    json.string(part);
  }
  json.close(']');
}

void emit_value(json::Emitter& json, const Value& value) {
  if (const auto* list = std::get_if<List>(&value)) {
    emit_list(json, *list);
    return;
  }
  json.open('{');
  if (const auto* names = std::get_if<Names>(&value)) {
    emit_names_members(json, *names);
  } else if (const auto* date = std::get_if<Date>(&value)) {
    emit_date_members(json, *date);
    if (date->uncertain) emit_true(json, "uncertain");
    if (date->year_inferred) emit_true(json, "inferred");
  } else {
    const Text& text = std::get<Text>(value);
    json.name("plain");
    json.string(text.plain);
    if (!text.runs.empty()) {
      json.name("runs");
      emit_runs(json, text, [](const Run&) { return true; });
    }
  }
  json.close('}');
}

}  // namespace opcit::csl
