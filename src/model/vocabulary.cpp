#include "opcit/vocabulary.h"

#include <array>

#include "opcit/record.h"

namespace opcit {
namespace {

constexpr std::array<std::string_view, kind_count> kind_spellings = {
#define X(name, spelling) spelling,
    OPCIT_KINDS(X)
#undef X
};

struct FieldRow {
  std::string_view spelling;
  Shape shape;
};
constexpr std::array<FieldRow, field_count> field_rows = {{
#define X(name, spelling, shape) {spelling, Shape::shape},
    OPCIT_FIELDS(X)
#undef X
}};

constexpr std::array<std::string_view, scheme_count> scheme_spellings = {
#define X(name, spelling) spelling,
    OPCIT_SCHEMES(X)
#undef X
};

template <class Enum, std::size_t count>
std::optional<Enum> find_in(const std::array<std::string_view, count>& spellings, std::string_view wanted) noexcept {
  for (std::size_t i = 0; i < count; ++i) {
    if (spellings[i] == wanted) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view spelling(Kind kind) noexcept { return kind_spellings[static_cast<std::size_t>(kind)]; }
std::string_view spelling(Field field) noexcept { return field_rows[static_cast<std::size_t>(field)].spelling; }
std::string_view spelling(Scheme scheme) noexcept { return scheme_spellings[static_cast<std::size_t>(scheme)]; }
Shape shape(Field field) noexcept { return field_rows[static_cast<std::size_t>(field)].shape; }

std::optional<Kind> find_kind(std::string_view wanted) noexcept { return find_in<Kind>(kind_spellings, wanted); }
std::optional<Scheme> find_scheme(std::string_view wanted) noexcept {
  return find_in<Scheme>(scheme_spellings, wanted);
}
std::optional<Field> find_field(std::string_view wanted) noexcept {
  for (std::size_t i = 0; i < field_count; ++i) {
    if (field_rows[i].spelling == wanted) return static_cast<Field>(i);
  }
  return std::nullopt;
}

std::string_view spelling(Relation relation) noexcept {
  constexpr std::array<std::string_view, 3> spellings = {"self", "version-of", "part-of"};
  return spellings[static_cast<std::size_t>(relation)];
}

std::string_view spelling(LinkKind kind) noexcept {
  constexpr std::array<std::string_view, 5> spellings = {"code", "data", "pdf", "page", "file"};
  return spellings[static_cast<std::size_t>(kind)];
}

}  // namespace opcit
