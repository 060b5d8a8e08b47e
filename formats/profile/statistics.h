/// The figures in a listing's header: a label glued to a number, in either order.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace opcit::profile {

struct Statistic {
  std::string_view label;  ///< As written: "h-index", "AI Score".
  std::string_view value;  ///< As written: "27", "50%", "1,234", "1.2k".
};

/// "h-index27", "h-index: 27", "32papers", "32 Papers", "1.2k citations", "AI Score55"; nullopt for any other line.
/// `line` has no blanks around it. A head ("AIJan 15") has this shape, too: look for that first.
std::optional<Statistic> parse_statistic(std::string_view line) noexcept;

bool is_h_index(const Statistic& statistic) noexcept;
/// "32papers", "32 Papers": how many papers the listing announces.
bool is_paper_count(const Statistic& statistic) noexcept;
/// The number of a count, thousands separators aside; nullopt for "1.2k" and the like.
std::optional<std::uint64_t> exact_value(std::string_view value) noexcept;

}  // namespace opcit::profile
