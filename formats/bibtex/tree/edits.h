/// Edits of a BibTeX file. Every byte outside the edits is copied unchanged.
///
/// The functions take `source`, the text that the block was parsed from, and append to `edits`. They see the block as
/// it is in the source, without earlier edits. For one block, set or remove each field at most once, and call
/// remove_fields and add_fields at most once; any combination of these calls is valid.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bibtex/tree/syntax.h"
#include "opcit/format.h"

namespace opcit::bibtex {

using opcit::apply;
using opcit::Edit;

enum class ValueForm : std::uint8_t {
  text,    ///< TeX without delimiters; they are added in the style of the entry.
  source,  ///< The value as written in a file: `jan`, `{A} # b`.
};

struct NewField {
  std::string_view name;
  std::string_view value;
  ValueForm form = ValueForm::text;
};

/// Replaces the value of a field. Keeps its delimiters if they fit. Returns false if the value cannot be written: its
/// braces do not balance, or a line of it begins like an entry.
bool set_field(std::string_view source, const Block& block, const FieldNode& field, std::string_view value,
               ValueForm form, std::vector<Edit>& edits);

/// Adds fields after the last one, in the layout of the entry: indentation, alignment of = or of values, delimiters,
/// final comma, line ends. Returns false, without edits, if a value or name cannot be written.
bool add_fields(std::string_view source, const Block& block, std::span<const NewField> fields,
                std::vector<Edit>& edits);

/// Removes fields of `block` (pointers into block.fields), and their lines if nothing else is on them.
void remove_fields(std::string_view source, const Block& block, std::span<const FieldNode* const> fields,
                   std::vector<Edit>& edits);

/// Replaces the key of the entry, or adds one. Returns false if the key is invalid.
bool rename_key(std::string_view source, const Block& block, std::string_view key, std::vector<Edit>& edits);

}  // namespace opcit::bibtex
