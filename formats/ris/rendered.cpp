#include "ris/rendered.h"

#include "model/targets.h"
#include "opcit/audit.h"
#include "ris/record_writer.h"

namespace opcit::ris {
namespace {

constexpr Meaning first_target = 0x1000;
constexpr Meaning first_tag = 0x10000;

constexpr Meaning of_field(Field field) { return static_cast<Meaning>(field); }
constexpr Meaning of_target(Target target, LinkKind link) {
  return first_target + static_cast<Meaning>(target) * 16 + static_cast<Meaning>(link);
}
bool is_field_of(Meaning meaning, Shape wanted) noexcept {
  return meaning < static_cast<Meaning>(field_count) && shape(static_cast<Field>(meaning)) == wanted;
}

}  // namespace

Meaning meaning_of(std::string_view tag, Family family) noexcept {
  const TagRow* row = find_tag(tag_of(tag), family);
  if (row == nullptr) return first_tag | tag_of(tag);
  switch (row->target) {
    case Target::first_page:
    case Target::last_page:
    case Target::page_count:
      return of_field(Field::page);
    case Target::serial:
    case Target::doi:
    case Target::url:
    case Target::pmcid:
    case Target::key:
    case Target::link:
      return of_target(row->target, row->link);
    default:
      return of_field(row->field);
  }
}

bool is_single(Meaning meaning) noexcept {
  if (meaning == of_field(Field::note) || meaning == of_field(Field::annote)) return false;
  return is_field_of(meaning, Shape::text) || is_field_of(meaning, Shape::date);
}

bool are_names(Meaning meaning) noexcept { return is_field_of(meaning, Shape::names); }

void render(const Record& record, const TypeRow& type, const WrittenRows& rows, Rendered& made) {
  WriteReport report{&made.diagnostics, &made.losses};
  Audit audit(record, report);
  RecordWriter(audit, type, target_of({}), made.text).run(rows.of(type.family));
  constexpr std::size_t value_at = 6;  // "TI  - "
  for (std::string_view rest = made.text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find("\r\n"));
    rest.remove_prefix(line.size() + 2);
    if (line.size() <= value_at || line.starts_with("TY")) continue;
    made.lines.push_back({line.substr(0, 2), line.substr(value_at)});
  }
}

}  // namespace opcit::ris
