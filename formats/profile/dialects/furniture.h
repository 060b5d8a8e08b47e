/// What pages of any site have around their records: menus, buttons, cookie banners.
#pragma once

#include <string_view>

namespace opcit::profile {

/// A line of the table in furniture.cpp, without case.
bool is_furniture(std::string_view line) noexcept;

}  // namespace opcit::profile
