/// Reads the lines of a page by a dialect's tables.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "profile/dialects/dialect.h"

namespace opcit::profile {

/// Hands each record to `take`, in the order of the page. The entry lives until the next one.
PageFacts read_by_grammar(const Dialect& dialect, std::span<const PageLine> lines,
                          const std::function<void(Entry&)>& take);

}  // namespace opcit::profile
