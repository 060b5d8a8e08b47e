/// Fields of entries and variables of the hub, both ways: one table. The order of the rows is the order of output.
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

/// How a value is spelt in the file.
enum class Codec : std::uint8_t {
  names,     ///< "A and B and others".
  title,     ///< TeX whose braces protect case.
  text,      ///< TeX.
  prose,     ///< TeX whose blank lines part paragraphs; in the hub a line end does.
  list,      ///< biblatex's literal list "A and B"; in the hub "A; B". In the bibtex dialect plain text.
  date,      ///< EDTF.
  issued,    ///< EDTF in biblatex; day, month and year in bibtex. The row's tag is biblatex's.
  pages,     ///< "27--35"; in the hub "27-35".
  key,       ///< A localisation key of biblatex or text: "inpress", "in press".
  genre,     ///< Likewise, but what the entry type already says is left out ("PhD thesis" of @phdthesis).
  language,  ///< babel's name of a language in langid, anything in language; in the hub a BCP 47 tag where known.
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

/// Every tag that stands for one variable of the hub. Of two rows with one tag the first whose kinds fit counts; of two
/// rows with one variable that both fit, the first is written.
std::span<const FieldRow> field_rows() noexcept;

/// Some of field_rows(): row N is bit N mod 64 of word N / 64.
struct RowSet {
  std::array<std::uint64_t, 2> words{};

  constexpr void add(std::size_t row) noexcept { words[row / 64] |= std::uint64_t{1} << row % 64; }
  constexpr void add(const RowSet& others) noexcept {
    for (std::size_t i = 0; i < words.size(); ++i) words[i] |= others.words[i];
  }
  /// In their order.
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

/// The tag that the writer of a dialect gives a variable of such a work; unknown_tag when it has none.
Tag written_tag(Field field, Kind kind, Dialect dialect) noexcept;
/// The variable that a field stands for in a work of this kind when it stands alone; nullopt when the table has none.
std::optional<Field> variable_of(Tag tag, Kind kind) noexcept;

/// A role that has no field of its own: written as editora + editoratype (biblatex knows the word) or namea +
/// nameatype.
struct RoleRow {
  std::string_view word;  ///< The value of the type field.
  Field field;
  bool known_to_biblatex;
};
std::span<const RoleRow> role_rows() noexcept;

/// The fields for such roles and those that name the role.
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

/// Fields of biblatex 3.19's data model that have no counterpart in the hub: kept as extra, without a word.
bool is_known_field(std::string_view tag) noexcept;

}  // namespace opcit::bibtex
