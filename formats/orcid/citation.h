/// The citation of type bibtex inside of a work, which holds most of what a work has no element for.
#pragma once

#include <cstddef>
#include <string>

#include "opcit/format.h"
#include "opcit/record.h"

namespace opcit::orcid {

class Citation {
 public:
  explicit Citation(const Record& record);

  /// The entry, without a line end behind it.
  const std::string& bibtex() const noexcept { return bibtex_; }
  /// Of losses[from, ..) those of which the citation knows more than the work: their reason becomes `moved`.
  void claim(Losses& losses, std::size_t from) const;

 private:
  std::string bibtex_;
  Losses losses_;  ///< What the citation does not hold either. Sorted by field, then value.
};

}  // namespace opcit::orcid
