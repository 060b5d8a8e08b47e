/// Finds works that a page shows more than once. page_reader.h calls it before it makes records.
#pragma once

#include <functional>
#include <vector>

#include "profile/dialects/page.h"

namespace opcit::profile {

/// Removes each entry whose identity (title, authors, year, venue, identifiers) is a part of another one's: the same
/// work again, or its beginning at the end of a copied piece. The fuller entry is at the place of the first one.
void remove_repeats(std::vector<Entry>& entries, const std::function<void(const Entry&)>& report);

}  // namespace opcit::profile
