/// Reads EDTF dates (ISO 8601-2:2019, levels 0 and 1). written.h reads other forms.
#pragma once

#include <optional>
#include <string_view>

#include "opcit/date.h"

namespace opcit {

/// Accepts "2024", "2024-09", "2024-09-20", "2024-21" (spring), "-0043", "Y-17000", "1990~", "1990?", "1990%",
/// intervals with "/", open ends ".." or empty, and a time ("2024-09-20T12:00:00Z"), which is dropped. Returns nullopt
/// for anything else, including 31 February and unspecified digits ("199X").
std::optional<Date> parse_edtf(std::string_view text) noexcept;

}  // namespace opcit
