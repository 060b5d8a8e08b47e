/// Which formats are of one kind, so that what is between the records of one makes sense in the other.
#pragma once

#include "opcit/format.h"

namespace opcit {

/// The same format, or two dialects of one, which share their table of options (BibTeX and BibLaTeX).
inline bool are_of_one_family(const Format& a, const Format& b) noexcept {
  return &a == &b || (!a.writer_options.empty() && a.writer_options.data() == b.writer_options.data());
}

}  // namespace opcit
