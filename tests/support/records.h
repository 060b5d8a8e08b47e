/// Short functions that build records for tests.
/// record_generator.h makes random ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "opcit/builder.h"

namespace opcit::test {

/// "Johannes|Schmude" -> given, family; "|NASA" -> literal.
inline Name person(std::string_view text) {
  const std::size_t bar = text.find('|');
  Name name;
  name.given = text.substr(0, bar);
  name.family = text.substr(bar + 1);
  if (name.given.empty()) {
    name.literal = name.family;
    name.family = {};
  }
  return name;
}

inline Names people(Arena& arena, const std::vector<std::string_view>& texts, bool truncated = false) {
  std::vector<Name> list;
  for (const std::string_view text : texts) list.push_back(person(text));
  Names names;
  names.people = arena.copy(list);
  names.truncated = truncated;
  return names;
}

inline Date day(std::int32_t year, std::uint8_t month = 0, std::uint8_t day_of_month = 0) {
  Date date;
  date.from = {year, month, day_of_month, 0, true};
  return date;
}

}  // namespace opcit::test
