/// Reads the lines of a page with the tables of a dialect (dialect.h).
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "profile/dialects/dialect.h"

namespace opcit::profile {

/// Passes each record to `take`, in page order. The entry is valid until the next one.
PageFacts read_by_grammar(const Dialect& dialect, std::span<const PageLine> lines,
                          const std::function<void(Entry&)>& take);

}  // namespace opcit::profile
