/// The citation that all list formats share: authors, title, container, date and links. list_writer.h sorts citations.
#pragma once

#include <string>
#include <vector>

#include "lists/markup.h"
#include "opcit/audit.h"
#include "opcit/name.h"

namespace opcit::lists {

struct Layout {
  /// The names in --me. Authors that can be the same person are written in bold. Views of `arena`.
  std::vector<Name> me;
  bool abstracts = false;
  bool by_type = false;  ///< Groups by type of work instead of year.
};

/// Reads the options `me` (one name on each line), `abstracts` and `group-by`. Names live as long as `arena`.
Layout read_layout(const Options& options, Arena& arena);

/// Appends one paragraph: "Authors. Title. *Journal* 12(3), 45-67. Publisher, 2024. DOI, arXiv, code". Takes these
/// parts from the audit.
void write_citation(Audit& audit, const Layout& layout, const Markup& markup, std::string& out);

/// The place of a record in the list: `order` sorts groups, and records in a group from new to old.
struct Place {
  std::string order;
  std::string heading;
};
Place place_of(const Record& record, const Layout& layout);

}  // namespace opcit::lists
