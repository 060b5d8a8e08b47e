/// Compares two states of one record, before and after a change.
/// The editor of BibTeX uses it to find what to edit.
#pragma once

#include "opcit/record.h"

namespace opcit {

/// Unchanged parts are shared, so this compares addresses: true only if no part was replaced.
bool is_same_record(const Record& a, const Record& b) noexcept;

/// The same for the value of one variable; false if either record has no value.
bool has_same_value(const Record& a, const Record& b, Field field) noexcept;

}  // namespace opcit
