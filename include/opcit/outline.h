/// @file
/// A file as its format writes it: parts, their fields, and where each is. For commands that change a file and must not
/// touch anything else. Only formats whose files can be edited so have an outline: BibTeX and BibLaTeX.
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

/// What a part of a file is.
enum class PartKind : std::uint8_t { entry, macro, preamble, comment, text };

/// A field of an entry, or a definition of a macro.
struct OutlineField {
  std::string_view name;   ///< As written.
  std::string_view value;  ///< As written, with its delimiters.
  std::string_view text;   ///< Between the delimiters where the value is one delimited piece; else the value.
  bool is_text = false;    ///< The value is one delimited piece or a number.
};

/// Views point into the text. Bytes between two parts are blank.
struct OutlinePart {
  PartKind kind = PartKind::text;    ///< What it is.
  bool sound = true;                 ///< Nothing in it is damaged.
  std::string_view whole;            ///< From its first byte to its last.
  std::string_view type;             ///< "article", as written.
  std::string_view key;              ///< data() is nullptr where it has none.
  std::vector<OutlineField> fields;  ///< In their order.

  /// The first field of this name (lower case; case does not count); nullptr when there is none.
  OPCIT_API const OutlineField* find(std::string_view name) const noexcept;
};

/// A change of a text. A span of length 0 inserts.
struct TextEdit {
  Span span;                ///< In the text.
  std::string replacement;  ///< May be empty.
};

/// Whether files of this format have an outline.
OPCIT_API bool has_outline(const Format& format) noexcept;
/// Calls `visit` for each part of `text`, in order; the part lives during the call. False without an outline.
OPCIT_API bool outline(const Format& format, std::string_view text,
                       const std::function<void(const OutlinePart&)>& visit);
/// Edits that add `fields`, whose values are as written, to the entry `whole`, in its own layout, after its last field.
/// False, and no edit, where that cannot be done.
OPCIT_API bool add_fields(const Format& format, std::string_view text, std::string_view whole,
                          std::span<const OutlineField> fields, std::vector<TextEdit>& edits);
/// A new entry in the layout of the entry `like` (the usual one where it is empty): indentation, alignment, line ends,
/// comma after the last field. Empty where a value cannot be in a file.
OPCIT_API std::string new_entry(const Format& format, std::string_view like, std::string_view type,
                                std::string_view key, std::span<const OutlineField> fields);
/// `text` with `edits`, in whatever order they come. Throws std::invalid_argument when two of them overlap.
OPCIT_API std::string apply_edits(std::string_view text, std::span<const TextEdit> edits);

}  // namespace opcit
