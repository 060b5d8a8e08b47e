#include "ris/written_rows.h"

namespace opcit::ris {
namespace {

/// True if only this row, whose tag is read as another field, has its field in this family.
bool is_only_place(const TagRow& row, Family family) noexcept {
  if (row.field == no_field) return false;
  const TagRow* first = nullptr;
  for (const TagRow& each : all_tags()) {
    if (each.field != row.field || (each.where & families(family)) == 0) continue;
    if (each.use == Use::write) return false;
    if (find_tag(tag_of(each.tag), family) != &each) continue;  // its tag means something else here
    if (each.use == Use::both) return false;
    if (first == nullptr) first = &each;
  }
  return first == &row;
}

/// False if another row of the family reads this tag as another field.
bool is_written(const TagRow& row, Family family) noexcept {
  if ((row.where & families(family)) == 0) return false;
  if (row.use == Use::write) return true;
  if (find_tag(tag_of(row.tag), family) != &row) return false;
  return row.use == Use::both || is_only_place(row, family);
}

}  // namespace

WrittenRows::WrittenRows() {
  for (std::size_t family = 0; family < rows_.size(); ++family) {
    for (const TagRow& row : all_tags()) {
      if (is_written(row, static_cast<Family>(family))) rows_[family].push_back(&row);
    }
  }
}

}  // namespace opcit::ris
