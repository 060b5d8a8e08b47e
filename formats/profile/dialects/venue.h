/// Reads the place of publication as citations print it: "Phys. Rev. D 101 (7), 076002, 2020".
#pragma once

#include <string_view>

#include "profile/dialects/page.h"

namespace opcit::profile {

/// Removes year, pages, issue and volume from the end of `text` and adds them and the rest, which is the venue. Text
/// without a clear shape stays in the venue.
void read_venue(Entry& entry, std::string_view text);

/// The start of the venue in "Title of a work. Phys. Rev. D 107(5): 056001": after the last full stop, question or
/// exclamation mark that does not end an abbreviation; npos if not found.
std::size_t venue_after_title(std::string_view text) noexcept;

/// True for abbreviations in venues: "Rev", "Proc", "Lett".
bool is_venue_abbreviation(std::string_view word) noexcept;

}  // namespace opcit::profile
