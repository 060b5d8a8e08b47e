/// Finds the start and end of listings and of their entries.
/// head.h and header.h recognise single lines; entry.h divides an entry.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "profile/head.h"

namespace opcit::profile {

/// The longest prefix of `window` that consists of whole listings; all of it if `last`.
std::size_t cut_listings(std::string_view window, bool last);

/// Splits text that cut_listings() has cut: one view per listing; together they are the text.
std::vector<std::string_view> split_listings(std::string_view text);

struct EntrySpan {
  Head head;
  std::string_view body;  ///< The text after the head's line, up to the next head or the end of the listing.
};

struct Listing {
  std::string_view top;  ///< The text before the first entry.
  std::vector<EntrySpan> entries;
};

Listing split_entries(std::string_view listing);

}  // namespace opcit::profile
