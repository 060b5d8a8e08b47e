#include "opcit/record.h"

#include <algorithm>

namespace opcit {
namespace {

template <class T>
const T* value_of(const Record& record, Field field) noexcept {
  const FieldValue* found = record.find(field);
  return found == nullptr ? nullptr : std::get_if<T>(&found->value);
}

}  // namespace

const FieldValue* Record::find(Field field) const noexcept {
  const auto found = std::ranges::find(fields, field, &FieldValue::field);
  return found == fields.end() ? nullptr : &*found;
}

const Text* Record::text(Field field) const noexcept { return value_of<Text>(*this, field); }
const Names* Record::names(Field field) const noexcept { return value_of<Names>(*this, field); }
const Date* Record::date(Field field) const noexcept { return value_of<Date>(*this, field); }
const List* Record::list(Field field) const noexcept { return value_of<List>(*this, field); }

const Identifier* Record::identifier(Scheme scheme, Relation relation) const noexcept {
  const auto found = std::ranges::find_if(
      identifiers, [&](const Identifier& id) { return id.scheme == scheme && id.relation == relation; });
  return found == identifiers.end() ? nullptr : &*found;
}

const Category* Record::primary_category(std::string_view scheme) const noexcept {
  const Category* first = nullptr;
  for (const Category& category : categories) {
    if (category.scheme != scheme) continue;
    if (category.primary) return &category;
    if (first == nullptr) first = &category;
  }
  return first;
}

}  // namespace opcit
