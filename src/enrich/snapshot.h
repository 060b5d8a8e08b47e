/// Looks for records in the offline index in place of arXiv's API. sources/local_index.h reads it; enricher.h uses the
/// finder.
#pragma once

#include <memory>
#include <string>

#include "enrich/finder.h"
#include "opcit/export.h"

namespace opcit::enrich {

/// Opens an index that `opcit index` made. Throws IoError.
OPCIT_API std::unique_ptr<Finder> open_snapshot(const std::string& path);

}  // namespace opcit::enrich
