/// Fills a record from other records of the same work: merge.h and update.h use it.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/outline.h"
#include "opcit/record.h"

namespace opcit::update {

/// Adds what only `other` has: variables, identifiers, links and keywords; categories only if `record` has none.
/// Data of `other` must live as long as `arena`.
void fill_from(Record& record, const Record& other, Arena& arena);

/// A field with a copy of its text.
struct OwnedField {
  std::string name;
  std::string value;
  std::string text;
  bool is_text = false;
};

/// The same for entries as written: the fields of `other` that `entry` lacks, also under names with the same meaning.
/// Without values that use macros if `same_file` is false, except months.
std::vector<OwnedField> missing_fields_of(const OutlinePart& entry, const std::vector<OwnedField>& other,
                                          bool same_file);
/// The value of `field` between the delimiters of `own`, where both are text and it fits.
std::string delimited_like(const OutlineField& own, const OwnedField& field);

/// "a, b" and "b, c" -> "a, b, c"; returns `own` if nothing is missing.
std::string united_keywords(std::string_view own, std::string_view other);

}  // namespace opcit::update
