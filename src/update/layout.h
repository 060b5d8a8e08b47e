/// The layout of a .bib file, made uniform without a change of any value: what `opcit fmt` does. Damaged entries, and
/// those with other text between their fields, keep their bytes.
#pragma once

#include <string>

#include "opcit/convert.h"
#include "opcit/export.h"
#include "update/whole_file.h"

namespace opcit::update {

enum class SortBy : std::uint8_t { none, key, author, year };

struct LayoutOptions {
  std::string indent = "  ";
  bool align = true;          ///< The equals signs of an entry are below each other.
  bool orders_fields = true;  ///< As the writer orders them.
  bool lower_names = true;    ///< Of entry types and fields.
  bool braces = false;        ///< Values in quotes get braces.
  SortBy sort = SortBy::none;
};

/// Throws UsageError if the file is no BibTeX in an encoding that extends ASCII, and if its order cannot be changed: a
/// macro has several values. Faults of the file go to `observer`.
OPCIT_API std::string in_usual_layout(const LoadedFile& file, const LayoutOptions& options, Observer& observer);

}  // namespace opcit::update
