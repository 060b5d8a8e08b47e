/// What must hold for any bytes that a reader is given.
#pragma once

#include <string>
#include <string_view>

#include "opcit/format.h"

namespace opcit::test {

/// Reads `bytes`, decoded as a source does it, in one window and in small ones, and hands what was read to all writers.
/// Returns how the results differ; empty when they do not. Input that no source accepts (corrupt gzip) is fine.
std::string fault_of_reading(const Format& format, std::string_view bytes);

}  // namespace opcit::test
