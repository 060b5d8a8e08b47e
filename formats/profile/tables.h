/// The words of profile pages, and their meaning in records.
/// entry.h and dialects/record_maker.h use them.
#pragma once

#include <string_view>

#include "opcit/record.h"

namespace opcit::profile {

inline constexpr std::string_view format_id = "profile";

/// A label next to the date of an entry.
struct Badge {
  std::string_view name;  ///< Lower case, without spaces: "projectpage".
  LinkKind kind;
};
/// nullptr if the badge is unknown. `name` is in lower case, without spaces.
const Badge* find_badge(std::string_view name) noexcept;

/// A statistic in the header, sometimes also after a paper.
struct StatisticName {
  std::string_view name;  ///< Lower case.
  bool of_papers;         ///< Pages also show it for single papers.
};
/// nullptr if it is unknown. Ignores case.
const StatisticName* find_statistic(std::string_view label) noexcept;

/// The kind of resource of a URL, by its host if known.
LinkKind kind_of_address(std::string_view url) noexcept;

}  // namespace opcit::profile
