/// Laws that hold for arbitrary bytes given to a reader.
#pragma once

#include <string>
#include <string_view>

#include "opcit/format.h"

namespace opcit::test {

/// Reads `bytes`, decoded like a source does, in one window and in small ones, and passes the result to all writers.
/// Returns how the results differ, or an empty string. Input that no source accepts (corrupt gzip) is fine.
std::string fault_of_reading(const Format& format, std::string_view bytes);

}  // namespace opcit::test
