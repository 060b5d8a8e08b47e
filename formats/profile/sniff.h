/// Detects copied pages and their site.
/// reader.h uses the result; dialects/dialects.h has the list of sites.
#pragma once

#include <string_view>

#include "opcit/format.h"
#include "profile/dialects/dialect.h"

namespace opcit::profile {

/// The name of the form that listing.h reads, for --dialect.
inline constexpr std::string_view listing_dialect = "listing";

Match sniff(std::string_view head);

/// nullptr: a listing, or unknown text.
const Dialect* dialect_of(std::string_view head);

}  // namespace opcit::profile
