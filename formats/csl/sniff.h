/// Telling CSL-JSON from other JSON.
#pragma once

#include <string_view>

#include "opcit/format.h"

namespace opcit::csl {

/// An array of CSL's objects, or one object (also one around an array of them).
Match sniff_array(std::string_view head);
/// Lines of CSL's objects.
Match sniff_lines(std::string_view head);

}  // namespace opcit::csl
