/// A format that represents every item of the record model exactly, one per line. Tests can pass any record to a
/// conversion and see exactly what it returned.
#pragma once

#include "opcit/format.h"

namespace opcit::test {

/// Its id is "exact".
const Format& exact_format();

}  // namespace opcit::test
