/// Enrichment of a BibTeX file that stays one: edited through its syntax tree, every untouched byte stays.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "enrich/enricher.h"
#include "opcit/export.h"
#include "opcit/registry.h"

namespace opcit::enrich {

/// True when the bytes can be edited as they are: no gzip, no UTF-16 or UTF-32. Bytes that are no UTF-8 stay as they
/// are; what is added to such a file is ASCII.
OPCIT_API bool is_editable(std::string_view bytes) noexcept;

/// `bytes` with the edits that `enricher` asks for. `format` is bibtex or biblatex; `options` go to its reader. What
/// reading has to say goes to `observer`; `name` is that of the input.
OPCIT_API std::string enrich_bibtex(std::string_view bytes, std::string_view name, const Format& format,
                                    const Options& options, Enricher& enricher, Observer& observer);

}  // namespace opcit::enrich
