/// Laws that hold for arbitrary bytes given to a reader.
/// The fuzzers and the tests of found inputs use them.
#pragma once

#include <string>
#include <string_view>

#include "opcit/format.h"

namespace opcit::test {

/// Reads `bytes`, decoded like a source does, in one window and in small ones, and passes the result to all writers.
/// Returns the difference between the results, or an empty string. Rejected input (corrupt gzip) is not a fault.
std::string fault_of_reading(const Format& format, std::string_view bytes);

}  // namespace opcit::test
