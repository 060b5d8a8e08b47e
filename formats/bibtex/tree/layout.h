/// How an entry is written: what edits.h imitates.
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
  std::string_view before_equals = " ";  ///< As the last field has it, when nothing is aligned.
  std::string_view after_equals = " ";
  std::size_t equals_column = 0;  ///< Bytes from the beginning of the name to =, when these are aligned; else 0.
  std::size_t value_column = 0;   ///< Likewise to the value.
  bool own_lines = true;          ///< Each field on a line of its own.
  bool quoted = false;            ///< ".." rather than {..}.
};

/// The layout of `block`, which was parsed from `source`; where it has no field, the usual one with the source's line
/// ends.
Layout layout_of(std::string_view source, const Block& block);

/// Appends `name = value`, without indent and comma.
void append_field(const Layout& layout, std::string_view name, std::string_view value, std::string& out);

}  // namespace opcit::bibtex
