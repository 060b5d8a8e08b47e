/// Converts values of the record model to JSON and back, without loss: all parts except the spans are preserved.
///
///     text    "plain", or {"text":"plain","runs":[[pos,len,"italic","detail"],..]}; offsets count bytes
///     names   {"people":[{"family":..,"given":..},..],"truncated":true,"unlisted":[..]}
///     date    {"from":{"year":2024,"month":9,"day":20},"to":{..},"range":true,"circa":true,..,"literal":".."}
///     list    ["a","b"]
///
/// A string with invalid UTF-8 is {"hex":"666fff"}. Empty and false members are omitted.
#pragma once

#include <string_view>

#include "opcit/record.h"
#include "syntax/json/cursor.h"
#include "syntax/json/emitter.h"

namespace opcit::carry {

void write_string(json::Emitter& json, std::string_view value);
/// Omitted if empty.
void write_member(json::Emitter& json, std::string_view name, std::string_view value);
void write_flag(json::Emitter& json, std::string_view name, bool value);
void write_value(json::Emitter& json, const Value& value);

/// Each returns false, and leaves a fault in the cursor, if the JSON has another shape. Views point into the cursor's
/// text and into `arena`.
bool read_string(json::Cursor& cursor, Arena& arena, std::string_view& out);
bool read_flag(json::Cursor& cursor, bool& out);
bool read_value(json::Cursor& cursor, Arena& arena, Value& out);

/// Calls read(name) for every member of the object at the cursor; read returns false if it cannot read the value.
template <class Read>
bool each_member(json::Cursor& cursor, const Read& read) {
  json::Members members(cursor);
  std::string_view name;
  while (members.next(name)) {
    if (!read(name)) return cursor.fail("this member is not understood");
  }
  return !cursor.failed();
}

/// Calls read() for every element of the array at the cursor.
template <class Read>
bool each_element(json::Cursor& cursor, const Read& read) {
  json::Elements elements(cursor);
  while (elements.next()) {
    if (!read()) return cursor.fail("this element is not understood");
  }
  return !cursor.failed();
}

}  // namespace opcit::carry
