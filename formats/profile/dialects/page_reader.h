/// Reads a page of one dialect: its lines become entries (grammar.h), and entries become records (record_maker.h).
#pragma once

#include "opcit/format.h"
#include "profile/dialects/dialect.h"
#include "profile/page_text.h"

namespace opcit::profile {

/// `chunk` contains the whole page. `as_of` is the day on which it was copied; `forced`: the user selected the
/// dialect.
void read_page(const Dialect& dialect, const PageText& page, const DatePoint& as_of, bool forced, Batch& batch);

}  // namespace opcit::profile
