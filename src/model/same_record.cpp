#include "model/same_record.h"

#include <type_traits>
#include <variant>

namespace opcit {
namespace {

template <class T>
bool is_same(std::span<const T> a, std::span<const T> b) noexcept {
  return a.size() == b.size() && (a.empty() || a.data() == b.data());
}

bool is_same(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() && (a.empty() || a.data() == b.data());
}
bool is_same(const Text& a, const Text& b) noexcept { return is_same(a.plain, b.plain) && is_same(a.runs, b.runs); }
bool is_same(const Names& a, const Names& b) noexcept {
  return is_same(a.people, b.people) && a.truncated == b.truncated && a.order == b.order;
}
bool is_same(const Date& a, const Date& b) noexcept { return &a == &b; }

}  // namespace

bool has_same_value(const Record& a, const Record& b, Field field) noexcept {
  const FieldValue* const first = a.find(field);
  const FieldValue* const second = b.find(field);
  if (first == nullptr || second == nullptr) return false;
  const auto is_same_as_second = [&](const auto& value) {
    const auto* other = std::get_if<std::remove_cvref_t<decltype(value)>>(&second->value);
    return other != nullptr && is_same(value, *other);
  };
  return std::visit(is_same_as_second, first->value);
}

bool is_same_record(const Record& a, const Record& b) noexcept {
  return a.key == b.key && a.kind == b.kind && is_same(a.fields, b.fields) && is_same(a.identifiers, b.identifiers) &&
         is_same(a.categories, b.categories) && is_same(a.links, b.links) && is_same(a.extra, b.extra);
}

}  // namespace opcit
