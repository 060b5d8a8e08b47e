#include "opcit/builder.h"

#include <algorithm>
#include <string>

#include "opcit/error.h"

namespace opcit {
namespace {

/// Otherwise a value of the wrong shape would only fail in the writer, far from its cause.
void check_shape(Field field, Shape given) {
  if (shape(field) != given) throw UsageError("a value of '" + std::string(spelling(field)) + "' has another shape");
}

}  // namespace

void RecordBuilder::begin(Span source) {
  record_ = Record{};
  record_.source = source;
  fields_.clear();
  identifiers_.clear();
  categories_.clear();
  links_.clear();
  extra_.clear();
}

void RecordBuilder::text(Field field, Text value, Span source) {
  if (!value.empty()) this->field({field, source, value});
}

void RecordBuilder::names(Field field, const Names& value, Span source) {
  if (!value.people.empty() || value.truncated) this->field({field, source, value});
}

void RecordBuilder::date(Field field, const Date& value, Span source) {
  if (!value.empty()) this->field({field, source, value});
}

void RecordBuilder::list(Field field, const std::vector<std::string_view>& value, Span source) {
  if (!value.empty()) this->field({field, source, batch_.arena.copy(value)});
}

void RecordBuilder::field(const FieldValue& value) {
  check_shape(value.field, static_cast<Shape>(value.value.index()));
  fields_.push_back(value);
}

void RecordBuilder::identifier(const Identifier& identifier) { identifiers_.push_back(identifier); }
void RecordBuilder::category(const Category& category) { categories_.push_back(category); }
void RecordBuilder::link(const Link& link) { links_.push_back(link); }
void RecordBuilder::extra(const Extra& extra) { extra_.push_back(extra); }

bool RecordBuilder::has(Field field) const noexcept {
  return std::ranges::find(fields_, field, &FieldValue::field) != fields_.end();
}

Record RecordBuilder::draft() const noexcept {
  Record record = record_;
  record.fields = fields_;
  record.identifiers = identifiers_;
  record.categories = categories_;
  record.links = links_;
  record.extra = extra_;
  return record;
}

Record* RecordBuilder::finish() {
  Record* record = batch_.arena.make<Record>(record_);
  record->fields = batch_.arena.copy(fields_);
  record->identifiers = batch_.arena.copy(identifiers_);
  record->categories = batch_.arena.copy(categories_);
  record->links = batch_.arena.copy(links_);
  record->extra = batch_.arena.copy(extra_);
  batch_.items.push_back({record, nullptr});
  return record;
}

void add_document_item(Batch& batch, DocumentKind kind, std::string_view text, const std::vector<Extra>& extra,
                       Span source) {
  const auto* item = batch.arena.make<DocumentItem>(kind, text, batch.arena.copy(extra), source);
  batch.items.push_back({nullptr, item});
}

}  // namespace opcit
