#include "opcit/audit.h"

#include "model/dates/date.h"

namespace opcit {
namespace {

template <class T>
std::size_t place_in(std::span<const T> parts, const T& part) {
  return static_cast<std::size_t>(&part - parts.data());
}

void append_joined(std::string& out, std::string_view separator, std::string_view part) {
  if (part.empty()) return;
  if (!out.empty()) out += separator;
  out += part;
}

std::string plain_name(const Name& name) {
  std::string out;
  for (const std::string_view part :
       {name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix, name.literal}) {
    append_joined(out, " ", part);
  }
  return out;
}

std::string plain_names(const Names& names) {
  std::string out;
  for (const Name& name : names.people) append_joined(out, "; ", plain_name(name));
  if (names.truncated) append_joined(out, "; ", "et al.");
  return out;
}

std::string plain_list(List list) {
  std::string out;
  for (const std::string_view part : list) append_joined(out, ", ", part);
  return out;
}

Loss dropped(std::string field, std::string_view value, Span span) {
  return {.field = std::move(field), .value = std::string(value), .reason = LossReason::dropped, .span = span};
}

std::string extra_field(const Extra& extra) {
  return "extra:" + std::string(extra.format) + ":" + std::string(extra.tag);
}

std::string_view altered_field(const Extra& extra) { return extra.tag.substr(0, extra.tag.find('.')); }

}  // namespace

std::string plain_value(const Value& value) {
  if (const auto* text = std::get_if<Text>(&value)) return std::string(text->plain);
  if (const auto* names = std::get_if<Names>(&value)) return plain_names(*names);
  if (const auto* date = std::get_if<Date>(&value)) return to_edtf(*date);
  return plain_list(std::get<List>(value));
}

const FieldValue* Audit::take(Field field) {
  for (const FieldValue& part : record_.fields) {
    if (part.field != field || taken(part)) continue;
    take(part);
    return &part;
  }
  return nullptr;
}

const Text* Audit::take_text(Field field) {
  const FieldValue* part = take(field);
  return part == nullptr ? nullptr : std::get_if<Text>(&part->value);
}
const Names* Audit::take_names(Field field) {
  const FieldValue* part = take(field);
  return part == nullptr ? nullptr : std::get_if<Names>(&part->value);
}
const Date* Audit::take_date(Field field) {
  const FieldValue* part = take(field);
  return part == nullptr ? nullptr : std::get_if<Date>(&part->value);
}
const List* Audit::take_list(Field field) {
  const FieldValue* part = take(field);
  return part == nullptr ? nullptr : std::get_if<List>(&part->value);
}

const Identifier* Audit::take(Scheme scheme, Relation relation) {
  for (const Identifier& part : record_.identifiers) {
    if (part.scheme != scheme || part.relation != relation || taken(part)) continue;
    take(part);
    return &part;
  }
  return nullptr;
}

void Audit::take(const FieldValue& part) { mark(index_of(part)); }
void Audit::take(const Identifier& part) { mark(index_of(part)); }
void Audit::take(const Category& part) { mark(index_of(part)); }
void Audit::take(const Link& part) { mark(index_of(part)); }
void Audit::take(const Extra& part) { mark(index_of(part)); }
bool Audit::taken(const FieldValue& part) const { return marked(index_of(part)); }
bool Audit::taken(const Identifier& part) const { return marked(index_of(part)); }
bool Audit::taken(const Category& part) const { return marked(index_of(part)); }
bool Audit::taken(const Link& part) const { return marked(index_of(part)); }
bool Audit::taken(const Extra& part) const { return marked(index_of(part)); }

void Audit::lost(std::string_view field, std::string_view value, LossReason reason, std::string_view to, Span span) {
  report_.losses->push_back({.key = std::string(record_.key),
                             .field = std::string(field),
                             .value = std::string(value),
                             .reason = reason,
                             .to = std::string(to),
                             .span = span});
}

void Audit::diagnose(Code code, std::string detail, Span span) {
  report_.diagnostics->push_back({code, span == Span{} ? record_.source : span, std::move(detail)});
}

void Audit::report_rest() {
  for (const FieldValue& part : record_.fields) {
    if (!taken(part)) lost(spelling(part.field), plain_value(part.value), LossReason::dropped, {}, part.source);
  }
  for (const Identifier& part : record_.identifiers) {
    if (!taken(part)) lost(spelling(part.scheme), part.value, LossReason::dropped, {}, part.source);
  }
  for (const Category& part : record_.categories) {
    if (!taken(part)) lost("category", part.term, LossReason::dropped, {}, part.source);
  }
  for (const Link& part : record_.links) {
    if (taken(part)) continue;
    const std::string_view value = part.url.empty() ? part.label : part.url;
    lost("link:" + std::string(spelling(part.kind)), value, LossReason::dropped, {}, part.source);
  }
  for (const Extra& part : record_.extra) {
    if (taken(part)) continue;
    if (!part.altered_to.empty()) {
      lost(altered_field(part), part.value, LossReason::altered, part.altered_to, part.source);
    } else if (!part.restates) {
      lost(extra_field(part), part.value, LossReason::dropped, {}, part.source);
    }
  }
}

std::size_t Audit::index_of(const FieldValue& part) const { return place_in(record_.fields, part); }
std::size_t Audit::index_of(const Identifier& part) const {
  return record_.fields.size() + place_in(record_.identifiers, part);
}
std::size_t Audit::index_of(const Category& part) const {
  return record_.fields.size() + record_.identifiers.size() + place_in(record_.categories, part);
}
std::size_t Audit::index_of(const Link& part) const {
  return record_.fields.size() + record_.identifiers.size() + record_.categories.size() + place_in(record_.links, part);
}
std::size_t Audit::index_of(const Extra& part) const {
  return record_.fields.size() + record_.identifiers.size() + record_.categories.size() + record_.links.size() +
         place_in(record_.extra, part);
}

bool Audit::marked(std::size_t index) const {
  const std::size_t word = index / 64;
  if (word < bits_.size()) return ((bits_[word] >> (index % 64)) & 1U) != 0;
  const std::size_t rest = index - bits_.size() * 64;
  return rest < more_.size() && more_[rest];
}

void Audit::mark(std::size_t index) {
  const std::size_t word = index / 64;
  if (word < bits_.size()) {
    bits_[word] |= std::uint64_t{1} << (index % 64);
    return;
  }
  const std::size_t rest = index - bits_.size() * 64;
  if (rest >= more_.size()) more_.resize(rest + 1);
  more_[rest] = true;
}

void report_lost(const DocumentItem& item, WriteReport& report) {
  if (!item.text.empty()) report.losses->push_back(dropped("document", item.text, item.source));
  for (const Extra& part : item.extra) report.losses->push_back(dropped(extra_field(part), part.value, part.source));
}

}  // namespace opcit
