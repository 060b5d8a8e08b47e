/// Where a work appeared, as citations print it: "Phys. Rev. D 101 (7), 076002, 2020".
#pragma once

#include <string_view>

#include "profile/dialects/page.h"

namespace opcit::profile {

/// Takes year, pages, issue and volume off the end of `text` and adds them with the rest, the venue. What has no sure
/// shape stays in the venue.
void read_venue(Entry& entry, std::string_view text);

/// Where the venue begins in "Title of a work. Phys. Rev. D 107(5): 056001": after the last full stop, question or
/// exclamation mark that ends no abbreviation; npos when there is none.
std::size_t venue_after_title(std::string_view text) noexcept;

/// "Rev", "Proc", "Lett": a word that venues abbreviate so.
bool is_venue_abbreviation(std::string_view word) noexcept;

}  // namespace opcit::profile
