/// The report of an enrichment: opcit-json(5).
#pragma once

#include <span>
#include <string>

#include "enrich/enricher.h"
#include "opcit/export.h"

namespace opcit::enrich {

/// A JSON array, one object a record, in the order of the input.
OPCIT_API std::string render_report(std::span<const Outcome> outcomes);

}  // namespace opcit::enrich
