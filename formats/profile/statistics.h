/// The statistics in a listing's header: a label and a number, in either order and without a space.
/// header.h collects them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace opcit::profile {

struct Statistic {
  std::string_view label;  ///< As written: "h-index", "AI Score".
  std::string_view value;  ///< As written: "27", "50%", "1,234", "1.2k".
};

/// Parses "h-index27", "h-index: 27", "32papers", "32 Papers", "1.2k citations", "AI Score55"; nullopt for other lines.
/// `line` is trimmed. A head ("AIJan 15") has the same shape, so check for a head first.
std::optional<Statistic> parse_statistic(std::string_view line) noexcept;

bool is_h_index(const Statistic& statistic) noexcept;
/// "32papers", "32 Papers": the number of papers that the page states.
bool is_paper_count(const Statistic& statistic) noexcept;
/// The number of a count, ignoring thousands separators; nullopt for "1.2k" and similar.
std::optional<std::uint64_t> exact_value(std::string_view value) noexcept;

}  // namespace opcit::profile
