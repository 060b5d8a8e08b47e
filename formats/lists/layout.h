/// The citation that all list formats share: authors, title, where it appeared, when, and links.
#pragma once

#include <string>
#include <vector>

#include "lists/markup.h"
#include "opcit/audit.h"
#include "opcit/name.h"

namespace opcit::lists {

struct Layout {
  /// Own names, which are written bold where an author may be the same person by the written form. Views of `arena`.
  std::vector<Name> me;
  bool abstracts = false;
  bool by_type = false;  ///< Groups by type of work instead of year.
};

/// Reads the options `me` (a line for each), `abstracts` and `group-by`. Names live as long as `arena`.
Layout read_layout(const Options& options, Arena& arena);

/// Appends one paragraph: "Authors. Title. *Journal* 12(3), 45-67. Publisher, 2024. DOI, arXiv, code". Takes from the
/// audit what it writes.
void write_citation(Audit& audit, const Layout& layout, const Markup& markup, std::string& out);

/// Where a record goes: `order` sorts groups, and the records in them the newest first.
struct Place {
  std::string order;
  std::string heading;
};
Place place_of(const Record& record, const Layout& layout);

}  // namespace opcit::lists
