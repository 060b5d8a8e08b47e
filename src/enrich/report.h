/// Writes the report of an enrichment, see opcit-json(5).
#pragma once

#include <span>
#include <string>

#include "enrich/enricher.h"
#include "opcit/export.h"

namespace opcit::enrich {

/// A JSON array with one object per record, in input order.
OPCIT_API std::string render_report(std::span<const Outcome> outcomes);

}  // namespace opcit::enrich
