/// Enriches a file in place: every byte outside the changed fields is kept. enricher.h completes the records.
#pragma once

#include <string>
#include <string_view>

#include "enrich/enricher.h"
#include "opcit/export.h"
#include "opcit/registry.h"

namespace opcit::enrich {

/// True if the bytes can be edited in place: not gzip, UTF-16 or UTF-32. Bytes that are not UTF-8 are kept, and only
/// ASCII is added to such a file.
OPCIT_API bool is_editable(std::string_view bytes) noexcept;

/// Returns `bytes` with the edits of `enricher`. `format` must support edits (RecordFile); its reader gets `options`.
/// Diagnostics go to `observer`; `name` is the name of the input.
OPCIT_API std::string enrich_file(std::string_view bytes, std::string_view name, const Format& format,
                                  const Options& options, Enricher& enricher, Observer& observer);

}  // namespace opcit::enrich
