#include "ris/lines.h"

#include "ris/values.h"

namespace opcit::ris {
namespace {

/// A tag, up to three spaces, a dash. The specification requires "  - "; EndNote's ER and edited files differ.
struct LineShape {
  bool matches = false;
  std::size_t blanks = 0;
  bool blank_follows = false;  ///< Or the line ends.
  std::string_view tag = {};
  std::string_view value = {};
};

LineShape shape_of(std::string_view line) noexcept {
  constexpr std::size_t most_blanks = 3;
  LineShape shape;
  if (line.size() < 3 || !is_tag(line.substr(0, 2))) return shape;
  std::size_t at = 2;
  while (at < line.size() && at < 2 + most_blanks && (line[at] == ' ' || line[at] == '\t')) ++at;
  if (at == line.size() || line[at] != '-') return shape;
  shape = {true, at - 2, at + 1 == line.size() || line[at + 1] == ' ', line.substr(0, 2), line.substr(at + 1)};
  return shape;
}

bool is_prose(std::string_view tag) noexcept { return tag == "AB" || tag == "N1" || tag == "N2" || tag == "RN"; }

/// "T2 - weighted images" in an abstract is not a field, nor is prose that begins with two capitals.
bool is_field(const LineShape& shape, const tagged::Place& place) noexcept {
  if (shape.blanks == 2 && shape.blank_follows) return true;
  if (!shape.blank_follows && shape.blanks != 2) return false;
  const LineShape first = shape_of(tagged::trim(place.first_line));
  const bool is_usual = first.matches && first.blanks == shape.blanks;
  const bool is_known = is_known_tag(tag_of(shape.tag));
  return is_usual ? is_known || !is_prose(place.tag) : is_known && !is_prose(place.tag);
}

}  // namespace

tagged::Line match_line(std::string_view line, const tagged::Place& place) noexcept {
  LineShape shape = shape_of(line);
  if (!shape.matches && !line.empty() && static_cast<unsigned char>(line[0]) > 'Z') {
    shape = shape_of(tagged::trim(line));  // after a byte order mark
  }
  if (!shape.matches) return {};
  if (shape.tag == "TY" && shape.blank_follows) return {tagged::LineKind::opens, shape.tag, shape.value, true};
  if (shape.tag == "ER" && (shape.blanks == 2 || tagged::trim(shape.value).empty())) {
    return {tagged::LineKind::closes, shape.tag, shape.value, false};
  }
  if (!is_field(shape, place)) return {};
  return {tagged::LineKind::field, shape.tag, shape.value, false};
}

tagged::Joining joining_of(const TagRow* row, std::string_view tag) noexcept {
  if (row == nullptr) return tagged::Joining::lines;
  switch (row->target) {
    case Target::keyword:
    case Target::link:
    case Target::url:
    case Target::serial:
      return tagged::Joining::lines;
    case Target::joined:
      return tag == "AB" || tag == "N2" ? tagged::Joining::prose : tagged::Joining::lines;
    default:
      return tagged::Joining::blank;
  }
}

const TypeRow& type_or_generic(std::string_view written) noexcept {
  const TypeRow* type = find_type(written);
  return type != nullptr ? *type : *find_type("GEN");
}

}  // namespace opcit::ris
