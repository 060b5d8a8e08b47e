/// Lines of any site that do not belong to records: menus, buttons, cookie banners.
/// grammar.h drops these lines.
#pragma once

#include <string_view>

namespace opcit::profile {

/// True if `line` is in the table in furniture.cpp, ignoring case.
bool is_furniture(std::string_view line) noexcept;
/// True for a line that only the end of a page has: "Privacy Policy", "© 2026 Example".
bool ends_page(std::string_view line) noexcept;

}  // namespace opcit::profile
