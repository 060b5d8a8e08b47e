/// Who inherits from whom: a scan of entries for their keys, crossref, xdata and ids, without reading any
/// record.
#pragma once

#include <string_view>
#include <vector>

#include "bibtex/read/macros.h"
#include "opcit/diagnostic.h"
#include "opcit/format.h"

namespace opcit::bibtex {

/// Views live as long as the chunk and the scope's arena. Values are as written, lists not split.
struct EntryLinks {
  std::string_view type = {};
  std::string_view key = {};
  std::string_view crossref = {};
  std::string_view xdata = {};
  std::string_view ids = {};  ///< Further keys of the entry (biblatex).
  Span source = {};  ///< The whole entry in the input; parse these bytes alone to read it.
};

/// Appends a row for each entry of `chunk`, in order. `scope` learns the chunk's @string macros on the way.
void index_entries(const Chunk& chunk, MacroScope& scope, std::vector<EntryLinks>& rows);

}  // namespace opcit::bibtex
