/// A format that represents every item of the record model exactly, one per line. With it, tests can pass any record to
/// a conversion and see the exact result.
#pragma once

#include "opcit/format.h"

namespace opcit::test {

/// Its id is "exact".
const Format& exact_format();

}  // namespace opcit::test
