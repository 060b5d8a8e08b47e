/// The reader of profile listings.
#pragma once

#include <memory>

#include "opcit/format.h"

namespace opcit::profile {

/// Option "as-of": the day on which the page was copied, "2026-02-01"; today (UTC) without it. Throws UsageError for
/// what is no day.
std::unique_ptr<Reader> make_reader(const Options& options);

}  // namespace opcit::profile
