/// Whether two states of one record agree.
#pragma once

#include "opcit/record.h"

namespace opcit {

/// Records share the parts that nobody changed, so that this looks at addresses: true only if no part was exchanged.
bool is_same_record(const Record& a, const Record& b) noexcept;

/// The same for the value of one variable; false if one of the two has none.
bool has_same_value(const Record& a, const Record& b, Field field) noexcept;

}  // namespace opcit
