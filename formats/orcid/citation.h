/// The citation of type bibtex in a work. It contains most data for which a work has no element.
/// work_writer.h writes it; bibtex/write/render.h makes its text.
#pragma once

#include <cstddef>
#include <string>

#include "opcit/format.h"
#include "opcit/record.h"

namespace opcit::orcid {

class Citation {
 public:
  explicit Citation(const Record& record);

  /// The entry, without a final line end.
  const std::string& bibtex() const noexcept { return bibtex_; }
  /// Sets the reason of losses[from, ..) to `moved` if the citation contains the lost value.
  void claim(Losses& losses, std::size_t from) const;

 private:
  std::string bibtex_;
  Losses losses_;  ///< What the citation does not contain either. Sorted by field, then value.
};

}  // namespace opcit::orcid
