/// @file
/// The structure of a file: parts, their fields and their positions, for commands that edit a file and must not change
/// anything else. Only BibTeX and BibLaTeX have an outline.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/diagnostic.h"
#include "opcit/export.h"
#include "opcit/format.h"

namespace opcit {

/// The kind of a part.
enum class PartKind : std::uint8_t { entry, macro, preamble, comment, text };

/// A field of an entry, or a definition of a macro.
struct OutlineField {
  std::string_view name;   ///< As written.
  std::string_view value;  ///< As written, with its delimiters.
  std::string_view text;   ///< The content of a single delimited piece; otherwise equal to `value`.
  bool is_text = false;    ///< `value` is a single delimited piece or a number.
};

/// A part of a file. Views point into its text. Only blanks are between parts.
struct OutlinePart {
  PartKind kind = PartKind::text;    ///< The kind.
  bool sound = true;                 ///< False if the part is damaged.
  std::string_view whole;            ///< From its first byte to its last.
  std::string_view type;             ///< "article", as written.
  std::string_view key;              ///< data() is nullptr if the part has no key.
  std::vector<OutlineField> fields;  ///< In the order of the file.

  /// The first field with this name (in lower case; the file may have another case); nullptr if not found.
  OPCIT_API const OutlineField* find(std::string_view name) const noexcept;
};

/// A change of a text. A span of length 0 inserts.
struct TextEdit {
  Span span;                ///< In the text.
  std::string replacement;  ///< May be empty.
};

/// True if files of this format have an outline.
OPCIT_API bool has_outline(const Format& format) noexcept;
/// Calls `visit` for each part of `text`, in order. The part is valid during the call. Returns has_outline().
OPCIT_API bool outline(const Format& format, std::string_view text,
                       const std::function<void(const OutlinePart&)>& visit);
/// The place of a field in the order in which the writer writes them; lower is first. Unknown fields share the last
/// place.
OPCIT_API std::size_t field_rank(const Format& format, std::string_view name);
/// Appends edits that add `fields` after the last field of the entry `whole`, in its layout. A text gets the delimiters
/// of the entry; other values are added as written. Returns false without edits if this is not possible.
OPCIT_API bool add_fields(const Format& format, std::string_view text, std::string_view whole,
                          std::span<const OutlineField> fields, std::vector<TextEdit>& edits);
/// A new entry in the layout of the entry `like` (empty: the usual layout): indentation, alignment, line ends,
/// delimiters, comma after the last field. Returns an empty string if a value cannot be written.
OPCIT_API std::string new_entry(const Format& format, std::string_view like, std::string_view type,
                                std::string_view key, std::span<const OutlineField> fields);
/// `text` with `edits` applied, in any order. Throws std::invalid_argument if edits overlap.
OPCIT_API std::string apply_edits(std::string_view text, std::span<const TextEdit> edits);

}  // namespace opcit
