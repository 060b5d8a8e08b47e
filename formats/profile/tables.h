/// What the pages of a profile call things, and what these are here.
#pragma once

#include <string_view>

#include "opcit/record.h"

namespace opcit::profile {

inline constexpr std::string_view format_id = "profile";

/// Beside an entry's date.
struct Badge {
  std::string_view name;  ///< Lower case, without blanks: "projectpage".
  LinkKind kind;
};
/// nullptr when the badge is unknown. `name` is lower case, without blanks.
const Badge* find_badge(std::string_view name) noexcept;

/// In the header, and sometimes below a paper.
struct StatisticName {
  std::string_view name;  ///< Lower case.
  bool of_papers;         ///< Pages show it for one paper, too.
};
/// nullptr when it is unknown. Without case.
const StatisticName* find_statistic(std::string_view label) noexcept;

/// What an address leads to: by the host, where one decides.
LinkKind kind_of_address(std::string_view url) noexcept;

}  // namespace opcit::profile
