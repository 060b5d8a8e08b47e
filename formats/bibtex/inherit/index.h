/// Lists the entries of a chunk with their keys, crossref, xdata and ids, without reading records. parents.h uses it
/// to find the parents.
#pragma once

#include <string_view>
#include <vector>

#include "bibtex/read/macros.h"
#include "opcit/diagnostic.h"
#include "opcit/format.h"

namespace opcit::bibtex {

/// Views are valid as long as the chunk and the scope's arena. Values are as written; lists are not split.
struct EntryLinks {
  std::string_view type = {};
  std::string_view key = {};
  std::string_view crossref = {};
  std::string_view xdata = {};
  std::string_view ids = {};  ///< Further keys of the entry (biblatex).
  Span source = {};           ///< The whole entry in the input. Parsing these bytes alone reads it.
};

/// Appends a row for each entry of `chunk`, in order, and adds the chunk's @string macros to `scope`.
void index_entries(const Chunk& chunk, MacroScope& scope, std::vector<EntryLinks>& rows);

}  // namespace opcit::bibtex
