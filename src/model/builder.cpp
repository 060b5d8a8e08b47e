#include "opcit/builder.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "model/identifiers.h"
#include "opcit/error.h"

namespace opcit {
namespace {

/// Otherwise a value of the wrong shape would only fail in the writer, far from its cause.
void check_shape(Field field, Shape given) {
  if (shape(field) != given) throw UsageError("a value of '" + std::string(spelling(field)) + "' has another shape");
}

/// A DOI of arXiv gives the arXiv id. The DOI of a preprint follows from its id, and is not kept twice; another work
/// keeps it.
void settle_arxiv_doi(Kind kind, std::vector<Identifier>& identifiers, Arena& arena) {
  const auto is_arxiv_doi = [](const Identifier& id) {
    if (id.scheme != Scheme::doi || id.relation != Relation::self) return false;
    const auto arxiv = ascii::starts_with_lower(id.value, "10.48550/") ? parse_arxiv_id(id.value) : std::nullopt;
    return arxiv && ascii::equal_folded(arxiv_doi(arxiv->value), id.value);
  };
  const auto doi = std::ranges::find_if(identifiers, is_arxiv_doi);
  if (doi == identifiers.end()) return;
  const std::string value = canonical_arxiv(parse_arxiv_id(doi->value)->value);
  const auto is_own_arxiv = [](const Identifier& id) {
    return id.scheme == Scheme::arxiv && id.relation == Relation::self;
  };
  const auto known = std::ranges::find_if(identifiers, is_own_arxiv);
  if (known != identifiers.end() && known->value != value) return;
  if (known != identifiers.end() && kind == Kind::article) {
    identifiers.erase(doi);
  } else if (known == identifiers.end()) {
    Identifier id = *doi;
    id.scheme = Scheme::arxiv;
    id.value = arena.copy(std::string_view(value));
    if (kind == Kind::article) {
      *doi = id;
    } else {
      identifiers.push_back(id);
    }
  }
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
  settle_arxiv_doi(record_.kind, identifiers_, batch_.arena);
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
