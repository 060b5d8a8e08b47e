/// Variables in a note: "DOI: 10.1/x", "PMID: 123", "original-date: 1886", one a line, as Zotero's Extra field and
/// citeproc-js have them (https://www.zotero.org/support/kb/item_types_and_fields#citing_fields_from_extra), also in
/// citeproc-js's older form "{:DOI: 10.1/x}".
#pragma once

#include <optional>
#include <string_view>

#include "csl/tables.h"

namespace opcit::csl {

struct NoteLine {
  std::string_view name;   ///< A property's: "DOI", "original-date"; or "type", "citation-key", "arXiv".
  std::string_view value;  ///< Without blanks around it; not empty.
  std::size_t length = 0;  ///< Of the line with its end.
};

/// The variable that the first line of `note` gives, if it gives one.
std::optional<NoteLine> first_note_line(std::string_view note) noexcept;

}  // namespace opcit::csl
