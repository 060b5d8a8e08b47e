/// Records that a program holds, as an input of a conversion: one line of lossless JSON each.
/// lookup.h finds such records; sidecar/record_json.h defines the JSON.
#pragma once

#include <string>

#include "opcit/export.h"
#include "opcit/format.h"
#include "opcit/record.h"

namespace opcit::fetch {

/// Reads what append_line() wrote. In no registry: files in this format do not exist.
OPCIT_API extern const Format record_lines;

OPCIT_API void append_line(std::string& out, const Record& record);

}  // namespace opcit::fetch
