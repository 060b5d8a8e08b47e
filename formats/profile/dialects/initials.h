/// Reads names with initials without dots, as Google Scholar and MEDLINE print them.
#pragma once

#include <string_view>

namespace opcit::profile {

/// "JM", "J.-P."
bool is_initials(std::string_view word) noexcept;
/// "M He, JB Doe, C van der Berg, ...": initials without dots before each family name, as Google Scholar writes.
bool is_initialled_list(std::string_view line) noexcept;

}  // namespace opcit::profile
