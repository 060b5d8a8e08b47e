/// The values in custom.opcit. A function that returns false leaves a fault in the cursor.
/// sidecar_reader.h reads them in this form.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "csl/values_reader.h"
#include "opcit/text.h"
#include "syntax/json/cursor.h"

namespace opcit::csl::sidecar {

struct IndexedRun {
  std::size_t index = 0;  ///< Index of the run among all runs of its text.
  Run run;
};

bool read_string(json::Cursor& cursor, std::string_view& out);
bool read_size(json::Cursor& cursor, std::size_t& out);
bool read_flag(json::Cursor& cursor, bool& out);
bool skip(json::Cursor& cursor);
/// [[index, pos, len, style, detail?], ..]
bool read_runs(json::Cursor& cursor, ValueContext& context, std::span<const IndexedRun>& out);

/// Calls a function for every member of an object, which reads its value.
template <class Read>
bool each_member(json::Cursor& cursor, Read read) {
  json::Members members(cursor);
  std::string_view name;
  while (members.next(name)) {
    if (!read(name)) return cursor.fail("this value is not understood");
  }
  return !cursor.failed();
}

template <class Read>
bool each_element(json::Cursor& cursor, Read read) {
  json::Elements elements(cursor);
  while (elements.next()) {
    if (!read()) return cursor.fail("this value is not understood");
  }
  return !cursor.failed();
}

}  // namespace opcit::csl::sidecar
