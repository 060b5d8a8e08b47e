/// A preprint's entry becomes that of the published version, as a whole from one source; its key and eprint stay.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "opcit/outline.h"
#include "update/unite.h"

namespace opcit::update {

/// `entry` with the type, venue, date, volume, pages and identifiers of `published`, whose other fields fill what is
/// missing. What the entry had of these and the published version has not is removed.
std::string published_entry(const Format& format, std::string_view entry, std::string_view type,
                            const std::vector<OwnedField>& published);

}  // namespace opcit::update
