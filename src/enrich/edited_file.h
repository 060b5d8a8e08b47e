/// Enrichment of a file that stays in its format: edited in place, every byte that is not concerned stays.
#pragma once

#include <string>
#include <string_view>

#include "enrich/enricher.h"
#include "opcit/export.h"
#include "opcit/registry.h"

namespace opcit::enrich {

/// True when the bytes can be edited as they are: no gzip, no UTF-16 or UTF-32. Bytes that are not UTF-8 stay as they
/// are; what is added to such a file is ASCII.
OPCIT_API bool is_editable(std::string_view bytes) noexcept;

/// `bytes` with the edits that `enricher` asks for. `format` can be edited (RecordFile); `options` go to its reader.
/// Diagnostics of reading go to `observer`; `name` is that of the input.
OPCIT_API std::string enrich_file(std::string_view bytes, std::string_view name, const Format& format,
                                  const Options& options, Enricher& enricher, Observer& observer);

}  // namespace opcit::enrich
