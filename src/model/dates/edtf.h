/// Reading dates: EDTF (ISO 8601-2:2019, levels 0 and 1).
#pragma once

#include <optional>
#include <string_view>

#include "opcit/date.h"

namespace opcit {

/// "2024", "2024-09", "2024-09-20", "2024-21" (spring), "-0043", "Y-17000", "1990~", "1990?", "1990%", intervals with
/// "/", open ends ".." or empty, a time of day ("2024-09-20T12:00:00Z", dropped). nullopt for anything else, so also
/// for 31 February and for unspecified digits ("199X").
std::optional<Date> parse_edtf(std::string_view text) noexcept;

}  // namespace opcit
