/// Iterates over all names of a record, for the transforms that change names.
/// name_style.h, replace_names.h and transliterate_names.h use it.
#pragma once

#include <cstddef>
#include <span>
#include <variant>
#include <vector>

#include "opcit/record.h"

namespace opcit {

/// Calls `edit(field, Names&) -> bool` with a copy of each list of names in `record`. If it returns true, the copy
/// replaces the list.
template <class Edit>
void edit_name_lists(Record& record, Arena& arena, const Edit& edit) {
  std::vector<FieldValue> fields;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    FieldValue part = record.fields[i];
    auto* const names = std::get_if<Names>(&part.value);
    if (names == nullptr || !edit(part, *names)) continue;
    if (fields.empty()) fields.assign(record.fields.begin(), record.fields.end());
    fields[i] = part;
  }
  if (!fields.empty()) record.fields = arena.copy(fields);
}

/// Calls `edit(number, Name&) -> bool` with a copy of each of `people`, counted from 1.
template <class Edit>
bool edit_people(std::span<const Name>& people, Arena& arena, const Edit& edit) {
  std::vector<Name> edited;
  for (std::size_t i = 0; i < people.size(); ++i) {
    Name name = people[i];
    if (!edit(i + 1, name)) continue;
    if (edited.empty()) edited.assign(people.begin(), people.end());
    edited[i] = name;
  }
  if (edited.empty()) return false;
  people = arena.copy(edited);
  return true;
}

/// Calls `edit(field, number, Name&) -> bool` with a copy of each name of each role.
template <class Edit>
void edit_names(Record& record, Arena& arena, const Edit& edit) {
  edit_name_lists(record, arena, [&](const FieldValue& part, Names& names) {
    const auto edit_one = [&](std::size_t number, Name& name) { return edit(part, number, name); };
    const bool printed = edit_people(names.people, arena, edit_one);
    const bool unlisted = edit_people(names.unlisted, arena, edit_one);
    return printed || unlisted;
  });
}

}  // namespace opcit
