/// One record of several that are the same work.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/outline.h"
#include "opcit/record.h"

namespace opcit::update {

/// Adds to `record` what it lacks and `other` has: variables, identifiers, links, categories; keywords are united.
/// Views of `other` must live as long as `arena`.
void fill_from(Record& record, const Record& other, Arena& arena);

/// A field with a copy of its text.
struct OwnedField {
  std::string name;
  std::string value;
  std::string text;
  bool is_text = false;
};

/// The same for entries as written: fields of `other` that `entry` lacks under any of the names that mean the same.
/// Values with macros are left out where `same_file` is false, but for the months.
std::vector<OwnedField> missing_fields_of(const OutlinePart& entry, const std::vector<OwnedField>& other,
                                          bool same_file);
/// "a, b" and "b, c" -> "a, b, c"; `own` itself when it lacks nothing.
std::string united_keywords(std::string_view own, std::string_view other);

}  // namespace opcit::update
