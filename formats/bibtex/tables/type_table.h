/// Entry types and work types, both ways: all types of biblatex 3.19 (manual, section 2.1), the fourteen of BibTeX's
/// standard styles, and the aliases that both are known by.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "bibtex/tables/vocabulary.h"

namespace opcit::bibtex {

struct TypeRow {
  std::string_view type;     ///< Lower case.
  std::string_view subtype;  ///< The entrysubtype that goes with it; empty: any.
  Kind kind;
  /// Dialects which write this type for this kind. Of two rows for one kind the first is written.
  Dialects written = Dialects::none;
};

std::span<const TypeRow> type_rows() noexcept;

/// The table's name of the type that `written` spells in any case of letters; empty when there is none.
std::string_view type_name(std::string_view written) noexcept;

/// Whether a type belongs to the data model of the dialect's standard styles.
bool is_known_type(std::string_view type, Dialect dialect) noexcept;

/// The kind that an entry of this type and subtype (both lower case, the subtype may be empty) stands for; nullopt for
/// an unknown type. A subtype that is the CSL spelling of a kind wins: that is how kinds without a type are written.
std::optional<Kind> kind_of(std::string_view type, std::string_view subtype) noexcept;

/// The type to write a kind as.
struct EntryType {
  std::string_view type;
  std::string_view subtype;  ///< To be written as entrysubtype; empty when the type says all.
};
EntryType entry_type_for(Kind kind, Dialect dialect) noexcept;

}  // namespace opcit::bibtex
