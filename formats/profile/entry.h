/// The parts of an entry after its head: title, authors, abstract. Blank lines, order and shape distinguish them.
/// listing.h finds the entries, and record_reader.h makes records of them.
#pragma once

#include <string_view>
#include <vector>

#include "profile/joined_text.h"
#include "profile/statistics.h"

namespace opcit::profile {

/// Views of the listing. Reuse the object for the next entry, to reuse its memory.
struct EntryParts {
  bool more_authors = false;              ///< "Show all 12 authors" followed the list.
  JoinedText title;                       ///< Wrapped lines are joined by a space.
  JoinedText authors;                     ///< The same.
  JoinedText abstract;                    ///< Lines of a paragraph are joined by a space, paragraphs by a line feed.
  std::string_view last_paragraph_line;   ///< Of the abstract.
  std::vector<std::string_view> unknown;  ///< Other lines.
  std::vector<Statistic> statistics;      ///< "12 citations" below a paper.
  std::vector<std::string_view> statistic_lines;  ///< The source lines of `statistics`.

  void clear() noexcept;
};

/// Splits the body of an entry; overwrites `parts`.
void split_entry(std::string_view body, EntryParts& parts);

}  // namespace opcit::profile
