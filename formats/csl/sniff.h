/// Distinguishes CSL-JSON from other JSON.
/// json_format.cpp and jsonl_format.cpp use it.
#pragma once

#include <string_view>

#include "opcit/format.h"

namespace opcit::csl {

/// True for an array of CSL objects, or one object (also one that contains such an array).
Match sniff_array(std::string_view head);
/// True for lines of CSL objects.
Match sniff_lines(std::string_view head);

}  // namespace opcit::csl
