/// Reads Retraction Watch's list of retractions (CSV) as notices, row by row. local_index.h stores them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "opcit/export.h"
#include "opcit/io.h"
#include "sources/local_index.h"

namespace opcit::fetch {

/// A row that cannot be used.
struct BadRow {
  std::uint64_t line = 0;  ///< From 1.
  std::string what;
};

struct RetractionListEvents {
  std::function<void(const Notice&)> notice;
  std::function<void(const BadRow&)> bad_row;
};

/// Rows without DOI and PMID of a work are passed over: only these link a notice to a work. If the first row lacks a
/// column that is needed, it is a bad row, and no other row is read. Throws IoError.
OPCIT_API void read_retraction_list(Source& csv, const RetractionListEvents& events);

}  // namespace opcit::fetch
