/// The first line of an entry: a category code glued to a date glued to badges, "CLMay 12, 2025Code".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "profile/listed_date.h"

namespace opcit::profile {

struct Head {
  std::string_view line;
  std::string_view code;           ///< As written; empty when the line has no category.
  std::optional<ListedDate> date;  ///< nullopt when the line has none.
  std::string_view badges;         ///< What follows; see split_badges().
  /// The line alone does not prove that a paper begins here: a code without a date, a date without a code, a code that
  /// could be a word. Then what stands around it must.
  bool weak = false;
};

/// `line` without the bullet or number that a list sets before an entry.
std::string_view without_marker(std::string_view line) noexcept;
/// A line that is a date, or known badges, and nothing else: parts of a head may stand on lines of their own.
std::optional<ListedDate> parse_date_line(std::string_view line);
bool is_badge_line(std::string_view line);

/// nullopt when `line`, which has no blanks around it, is no head.
std::optional<Head> parse_head(std::string_view line);

/// One of arXiv's short codes or categories in the spelling that pages use: "LG", "AO-PH", "astro-ph.CO".
bool is_category_code(std::string_view text);

/// A badge: its bytes in the head, and its name for find_badge().
struct BadgeWord {
  std::string_view written;
  std::string name;
};
/// "CodeData", "Code, Data", "Project Page" (one badge): words are split at blanks, separators and capitals; two that
/// make a known badge are one.
std::vector<BadgeWord> split_badges(std::string_view badges);

}  // namespace opcit::profile
