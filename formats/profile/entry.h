/// The parts of an entry below its head: title, authors, abstract, told apart by blank lines, order and shape.
#pragma once

#include <string_view>
#include <vector>

#include "profile/joined_text.h"
#include "profile/statistics.h"

namespace opcit::profile {

/// Views of the listing. Used again for the next entry, so that its memory is recycled.
struct EntryParts {
  bool more_authors = false;              ///< "Show all 12 authors" stood below the list.
  JoinedText title;                       ///< Wrapped lines are joined by a blank.
  JoinedText authors;                     ///< Likewise.
  JoinedText abstract;                    ///< Lines of a paragraph are joined by a blank, paragraphs by one line feed.
  std::string_view last_paragraph_line;   ///< Of the abstract.
  std::vector<std::string_view> unknown;  ///< Lines that are no part of these.
  std::vector<Statistic> statistics;      ///< "12 citations" below a paper.
  std::vector<std::string_view> statistic_lines;  ///< As many.

  void clear() noexcept;
};

/// Splits the body of an entry; `parts` is overwritten.
void split_entry(std::string_view body, EntryParts& parts);

}  // namespace opcit::profile
