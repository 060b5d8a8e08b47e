/// An entry as the writer writes it, parsed again. Edits compare such entries and copy from them.
/// Read entry_change.h next.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bibtex/tables/dialect.h"
#include "bibtex/tree/edits.h"
#include "opcit/format.h"

namespace opcit::bibtex {

struct RenderedField {
  std::string tag = {};    ///< Lower case.
  std::string name = {};   ///< As the writer spells it.
  std::string value = {};  ///< TeX without delimiters, or as `form` states.
  ValueForm form = ValueForm::text;
};

struct Rendered {
  std::string type;
  std::string key;
  std::vector<RenderedField> fields;
  Losses losses;
  Diagnostics diagnostics;

  const RenderedField* find(std::string_view tag) const noexcept;
};

/// Writes `record` with `writer` and parses the entry.
Rendered render(const Writer& writer, const Record& record);

/// The value of a field, without delimiters if it is one piece in braces or quotes.
RenderedField field_of(const Block& block, const FieldNode& node);

/// True if the value is empty.
bool is_blank(const Block& block, const FieldNode& field);

}  // namespace opcit::bibtex
