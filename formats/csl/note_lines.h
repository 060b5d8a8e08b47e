/// Variables in a note, one per line: "DOI: 10.1/x", "PMID: 123", "original-date: 1886". Zotero's Extra field and
/// citeproc-js use them (https://www.zotero.org/support/kb/item_types_and_fields#citing_fields_from_extra), also in
/// citeproc-js's older form "{:DOI: 10.1/x}".
#pragma once

#include <optional>
#include <string_view>

#include "csl/tables.h"

namespace opcit::csl {

struct NoteLine {
  std::string_view name;   ///< The name of a property, as "DOI", "original-date"; or "type", "citation-key", "arXiv".
  std::string_view value;  ///< Trimmed; not empty.
  std::size_t length = 0;  ///< Length of the line with its end.
};

/// The variable in the first line of `note`, if the line is one.
std::optional<NoteLine> first_note_line(std::string_view note) noexcept;

}  // namespace opcit::csl
