/// An entry as the writer has it, taken apart again: what edits of an entry compare and copy from.
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
  std::string name = {};   ///< As the writer has it.
  std::string value = {};  ///< TeX without delimiters, or what `form` says.
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

/// `record` as `writer` writes it.
Rendered render(const Writer& writer, const Record& record);

/// The value of a field, without its delimiters if it is one piece between braces or quotes.
RenderedField field_of(const Block& block, const FieldNode& node);

/// Whether the field holds nothing.
bool is_blank(const Block& block, const FieldNode& field);

}  // namespace opcit::bibtex
