/// Changes of a BibTeX file that touch nothing else: every byte outside the edits is copied.
///
/// The functions on blocks take `source`, the text that the block was parsed from, and append to `edits`. They look at
/// the block as it stands in the source, not at edits made before; of one block, each field is set or removed at most
/// once, remove_fields and add_fields are called at most once, and then they can be combined freely.
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
  text,    ///< TeX without delimiters: they are put around it, as the entry has them.
  source,  ///< As it is to stand in the file: `jan`, `{A} # b`.
};

struct NewField {
  std::string_view name;
  std::string_view value;
  ValueForm form = ValueForm::text;
};

/// Replaces the value of a field. Keeps its delimiters where they fit. False when the value cannot stand in a file: its
/// braces do not pair up, or a line of it begins like an entry.
bool set_field(std::string_view source, const Block& block, const FieldNode& field, std::string_view value,
               ValueForm form, std::vector<Edit>& edits);

/// Adds fields after the last one, in the entry's own layout: indentation, alignment of = or of values, delimiters,
/// comma after the last field or not, line ends. False, and no edit, when a value or name cannot stand in a file.
bool add_fields(std::string_view source, const Block& block, std::span<const NewField> fields,
                std::vector<Edit>& edits);

/// Removes fields of `block` (pointers into block.fields), with their lines where they have lines of their own.
void remove_fields(std::string_view source, const Block& block, std::span<const FieldNode* const> fields,
                   std::vector<Edit>& edits);

/// Gives the entry another key, or one where it had none. False when no key can be so.
bool rename_key(std::string_view source, const Block& block, std::string_view key, std::vector<Edit>& edits);

}  // namespace opcit::bibtex
