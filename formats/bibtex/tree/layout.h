/// The layout of an entry in its file, which edits.h imitates.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "bibtex/tree/syntax.h"

namespace opcit::bibtex {

struct Layout {
  std::string_view line_end = "\n";
  std::string_view indent = "  ";        ///< Of lines with fields.
  std::string_view separator = " ";      ///< Between two fields on one line.
  std::string_view before_equals = " ";  ///< As in the last field, if nothing is aligned.
  std::string_view after_equals = " ";
  std::size_t equals_column = 0;  ///< Bytes from the start of the name to '=', if these are aligned; otherwise 0.
  std::size_t value_column = 0;   ///< The same for the value.
  bool own_lines = true;          ///< Each field has its own line.
  bool quoted = false;            ///< Values are "..", not {..}.
};

/// The layout of `block`, which was parsed from `source`. Without fields: the default layout, with the source's line
/// ends.
Layout layout_of(std::string_view source, const Block& block);

/// Appends `name = value`, without indentation and comma.
void append_field(const Layout& layout, std::string_view name, std::string_view value, std::string& out);

}  // namespace opcit::bibtex
