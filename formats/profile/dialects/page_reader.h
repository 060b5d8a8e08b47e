/// Reads a page of one dialect.
#pragma once

#include "opcit/format.h"
#include "profile/dialects/dialect.h"

namespace opcit::profile {

/// The whole of the page is in `chunk`. `as_of` is the day on which it was copied; `forced`: the user named the
/// dialect.
void read_page(const Dialect& dialect, const Chunk& chunk, const DatePoint& as_of, bool forced, Batch& batch);

}  // namespace opcit::profile
