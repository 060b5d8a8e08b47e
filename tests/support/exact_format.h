/// A format that holds every item of the hub as it is, a line each, so that tests can hand any record to a conversion
/// and see exactly what came out of one.
#pragma once

#include "opcit/format.h"

namespace opcit::test {

/// Its id is "exact".
const Format& exact_format();

}  // namespace opcit::test
