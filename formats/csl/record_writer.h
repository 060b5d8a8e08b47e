/// Writes a record as one CSL-JSON object. Data without a CSL property is written in custom.opcit, from which the
/// reader restores it; QUIRKS.md of csl-json describes this object.
#pragma once

#include <string>

#include "csl/write_options.h"
#include "opcit/format.h"

namespace opcit::csl {

/// Appends the object; a document item is reported as lost. Thread safe.
void write_item(const Item& item, const WriteOptions& options, std::string& out, WriteReport& report);

}  // namespace opcit::csl
