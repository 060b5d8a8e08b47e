/// A record as one CSL-JSON object. What CSL has no property for goes below custom.opcit, from where the readers take
/// it back; QUIRKS.md of csl-json describes that object.
#pragma once

#include <string>

#include "csl/write_options.h"
#include "opcit/format.h"

namespace opcit::csl {

/// Appends the object; a document item is reported as lost. Thread-safe.
void write_item(const Item& item, const WriteOptions& options, std::string& out, WriteReport& report);

}  // namespace opcit::csl
