/// The reader of copied pages: listings (listing.h) and pages of other sites (dialects/).
#pragma once

#include <memory>

#include "opcit/format.h"

namespace opcit::profile {

/// The option "as-of" is the day on which the page was copied, "2026-02-01"; the default is today (UTC). Throws
/// UsageError for an invalid day.
std::unique_ptr<Reader> make_reader(const Options& options);

}  // namespace opcit::profile
