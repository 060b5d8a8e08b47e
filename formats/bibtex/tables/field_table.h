/// One table of the fields of entries and variables of the record, for both directions. Its order is that of output.
/// read/record_reader.h and write/fields.h go through it row by row.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "bibtex/tables/tags.h"
#include "bibtex/tables/vocabulary.h"

namespace opcit::bibtex {

/// How a value is spelled in the file.
enum class Codec : std::uint8_t {
  names,     ///< "A and B and others".
  title,     ///< TeX whose braces protect case.
  text,      ///< TeX.
  prose,     ///< TeX with paragraphs: blank lines in the file, line ends in the record.
  list,      ///< biblatex's literal list "A and B" for "A; B" in the record. Plain text in the bibtex dialect.
  date,      ///< EDTF.
  issued,    ///< EDTF in biblatex; day, month and year in bibtex. The row's tag is biblatex's.
  pages,     ///< "27--35" in the file, "27-35" in the record.
  key,       ///< A localisation key of biblatex or text: "inpress", "in press".
  genre,     ///< Like key. Omits what the entry type already states ("PhD thesis" of @phdthesis).
  language,  ///< langid has babel's name, language has any text; the record has a BCP 47 tag if known.
  keywords,  ///< "a, b".
};

struct FieldRow {
  std::string_view tag;  ///< Lower case, as the readers compare it.
  Field field;
  Codec codec;
  KindSet kinds;     ///< Works for which the tag has this meaning.
  Dialects written;  ///< Dialects whose writer uses this tag; none: a spelling that is only read.
  Tag number = find_tag(tag);

  constexpr FieldName name() const noexcept { return {tag, number}; }
};

/// All tags that map to one variable. Among rows with the same tag, the first one whose kinds fit counts; among fitting
/// rows with the same variable, the first is written.
std::span<const FieldRow> field_rows() noexcept;

/// A subset of field_rows(): row N is bit N mod 64 of word N / 64.
struct RowSet {
  std::array<std::uint64_t, 2> words{};

  constexpr void add(std::size_t row) noexcept { words[row / 64] |= std::uint64_t{1} << row % 64; }
  constexpr void add(const RowSet& others) noexcept {
    for (std::size_t i = 0; i < words.size(); ++i) words[i] |= others.words[i];
  }
  /// Calls function(row) in the order of the table.
  template <class Function>
  void for_each(Function function) const {
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::uint64_t rest = words[i]; rest != 0; rest &= rest - 1) {
        function(field_rows()[64 * i + static_cast<std::size_t>(std::countr_zero(rest))]);
      }
    }
  }
};
/// The rows of one variable.
const RowSet& rows_of(Field field) noexcept;

/// The tag that the writer of `dialect` uses for this variable and kind; unknown_tag if not found.
Tag written_tag(Field field, Kind kind, Dialect dialect) noexcept;
/// The variable of a field that occurs alone, in a work of this kind; nullopt if the table has none.
std::optional<Field> variable_of(Tag tag, Kind kind) noexcept;

/// A role without a field of its own, written as editora + editoratype (if biblatex knows the word) or as namea +
/// nameatype.
struct RoleRow {
  std::string_view word;  ///< The value of the type field.
  Field field;
  bool known_to_biblatex;
};
std::span<const RoleRow> role_rows() noexcept;

/// The fields for these roles, and the fields that name the role.
struct RoleSlot {
  std::string_view tag;
  std::string_view type_tag;
};
using RoleSlots = std::array<RoleSlot, 3>;
inline constexpr RoleSlots editor_slots = {
    {{"editora", "editoratype"}, {"editorb", "editorbtype"}, {"editorc", "editorctype"}}};
inline constexpr RoleSlots name_slots = {{{"namea", "nameatype"}, {"nameb", "namebtype"}, {"namec", "namectype"}}};

/// A localisation key of biblatex and its English string (english.lbx).
struct KeyRow {
  std::string_view key;
  std::string_view english;
};
std::span<const KeyRow> key_rows() noexcept;

/// Fields of biblatex 3.19's data model without a variable in the record. They become extra and are not reported.
bool is_known_field(std::string_view tag) noexcept;

}  // namespace opcit::bibtex
