/// Which formats are of one kind, so that what is between the records of one makes sense in the other.
#pragma once

#include <string_view>

#include "opcit/format.h"

namespace opcit {

/// The same format, or two dialects of one, which share their table of options (BibTeX and BibLaTeX).
inline bool are_of_one_family(const Format& a, const Format& b) noexcept {
  return &a == &b || (!a.writer_options.empty() && a.writer_options.data() == b.writer_options.data());
}

/// The first words of the title: "BibTeX", "Copied page".
inline std::string_view short_title(const Format& format) noexcept {
  std::string_view title = format.title.substr(0, format.title.find_first_of(",("));
  title = title.substr(0, title.find(" or "));
  while (title.ends_with(' ')) title.remove_suffix(1);
  return title;
}

}  // namespace opcit
