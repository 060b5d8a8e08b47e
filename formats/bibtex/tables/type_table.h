/// Entry types and kinds of works, for both directions: all types of biblatex 3.19 (manual, section 2.1), the fourteen
/// types of BibTeX's standard styles, and their common aliases. entry_type.h chooses the type for a record.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "bibtex/tables/vocabulary.h"

namespace opcit::bibtex {

struct TypeRow {
  std::string_view type;     ///< Lower case.
  std::string_view subtype;  ///< The entrysubtype that this kind needs; empty: any.
  Kind kind;
  /// Dialects that write this type for this kind. If a kind has two rows, the first is written.
  Dialects written = Dialects::none;
};

std::span<const TypeRow> type_rows() noexcept;

/// The table's spelling of the type `written`, ignoring letter case; empty if the type is unknown.
std::string_view type_name(std::string_view written) noexcept;

/// True if a type belongs to the data model of the dialect's standard styles.
bool is_known_type(std::string_view type, Dialect dialect) noexcept;

/// True for types from which Zotero reads no item.
bool is_unread_by_zotero(std::string_view type) noexcept;

/// The kind for an entry type and subtype, both in lower case; the subtype can be empty. nullopt for an unknown type.
/// A subtype that is the CSL name of a kind has precedence: kinds without an entry type are written like this.
std::optional<Kind> kind_of(std::string_view type, std::string_view subtype) noexcept;

/// The entry type for a kind.
struct EntryType {
  std::string_view type;
  std::string_view subtype;  ///< The value of entrysubtype; empty if the type is sufficient.
};
EntryType entry_type_for(Kind kind, Dialect dialect) noexcept;

}  // namespace opcit::bibtex
