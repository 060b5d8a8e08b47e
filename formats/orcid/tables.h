/// What ORCID's works schema 3.0 calls things, one table a subject, both ways.
///
/// Sources: work-3.0.xsd and common-3.0.xsd of https://github.com/ORCID/orcid-model, its enumerations WorkType,
/// LanguageCode and ContributorRole, and the identifier types of https://pub.orcid.org/v3.0/identifiers.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "opcit/record.h"

namespace opcit::orcid {

enum class Use : std::uint8_t { both, read, write };

/// A type of work and what it is in the hub. Of two rows for one kind the first is written when nothing else decides.
struct TypeRow {
  std::string_view type;
  Kind kind;
  std::string_view genre;  ///< Lower case; empty when the kind says all. Read into, and written because of, the genre.
  Use use = Use::both;
};

std::span<const TypeRow> type_rows() noexcept;
/// nullptr for a type that ORCID does not have. Case does not count, nor whether words are joined by "-" or "_"
/// (the API's JSON once had JOURNAL_ARTICLE).
const TypeRow* find_type(std::string_view type) noexcept;
/// The row to write by: the genre decides, then a type of ORCID's own in kind_as_written when it means the record's
/// kind, then the kind.
const TypeRow& type_for(const Record& record) noexcept;

/// A field of people and the role that its members have.
struct RoleRow {
  std::string_view role;  ///< Empty: no role of ORCID's is near.
  Field field;
  bool read;  ///< The role is read into this field.
};

std::span<const RoleRow> role_rows() noexcept;
/// The field for people of this role; nullopt for a role that the hub has no field for.
std::optional<Field> field_of_role(std::string_view role) noexcept;

/// The type to write for an identifier: the scheme's, or for Scheme::other the one it names if ORCID has it.
std::string_view identifier_type(const Identifier& identifier) noexcept;
/// Whether ORCID's registry has this identifier type; exact, lower case.
bool is_identifier_type(std::string_view type) noexcept;
/// The relation as which ORCID wants this identifier of this record: an ISSN names the journal, not the article; a
/// preprint's id on the published version is another version's.
Relation relation_for(const Identifier& identifier, const Record& record) noexcept;

/// "en" for "en-US", "zh_TW" for "zh-Hant"; empty for a language that ORCID does not offer.
std::string_view language_code(std::string_view language_tag) noexcept;
/// "he" for "iw", "zh-TW" for "zh_TW": the tag of today; `code` itself for nearly all.
std::string_view language_tag(std::string_view code) noexcept;

/// "0000-0002-1825-0097", by its form.
bool is_orcid_id(std::string_view id) noexcept;

/// What xs:string-like types hold at most, in characters.
inline constexpr std::size_t title_limit = 1000;
inline constexpr std::size_t description_limit = 5000;
inline constexpr std::size_t credit_name_limit = 150;
/// The API refuses more works in one document.
inline constexpr std::uint64_t most_works = 100;
inline constexpr std::int32_t first_year = 1900;
inline constexpr std::int32_t last_year = 2100;

}  // namespace opcit::orcid
