/// Parses the first line of an entry: a category code, a date and badges without separators, "CLMay 12, 2025Code".
/// listing.h uses heads to find the entries.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "profile/listed_date.h"

namespace opcit::profile {

struct Head {
  std::string_view line;
  std::string_view code;           ///< As written; empty if the line has no category.
  std::optional<ListedDate> date;  ///< nullopt if the line has no date.
  std::string_view badges;         ///< The text after the date; see split_badges().
  /// The line alone does not prove that a paper begins here: it has a code without a date, a date without a code, or a
  /// code that could be a word. Then the lines around it decide.
  bool weak = false;
};

/// `line` without a bullet or number of a list.
std::string_view without_marker(std::string_view line) noexcept;
/// A line that only consists of a date, or of known badges: parts of a head can be on separate lines.
std::optional<ListedDate> parse_date_line(std::string_view line);
bool is_badge_line(std::string_view line);

/// nullopt if `line`, which is trimmed, is not a head.
std::optional<Head> parse_head(std::string_view line);

/// True for arXiv's short codes and categories in the spelling of web pages: "LG", "AO-PH", "astro-ph.CO".
bool is_category_code(std::string_view text);

/// A badge: its bytes in the head, and its name for find_badge().
struct BadgeWord {
  std::string_view written;
  std::string name;
};
/// Splits "CodeData", "Code, Data", "Project Page" (one badge) at spaces, separators and capitals. Two words that
/// form a known badge are one badge.
std::vector<BadgeWord> split_badges(std::string_view badges);

}  // namespace opcit::profile
