/// The vocabulary of ORCID's works schema 3.0, one table per subject, for both directions.
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

/// A work type and its kind in the record. If a kind has two rows, the first is written by default.
struct TypeRow {
  std::string_view type;
  Kind kind;
  std::string_view genre;  ///< Lower case; empty if the kind is sufficient. Read as, and selected by, the genre.
  Use use = Use::both;
};

std::span<const TypeRow> type_rows() noexcept;
/// nullptr for an unknown type. Case and the separator ("-" or "_") are ignored, because the API's JSON once had
/// JOURNAL_ARTICLE.
const TypeRow* find_type(std::string_view type) noexcept;
/// The row for writing: the genre has precedence, then ORCID's own type in kind_as_written if it fits the record's
/// kind, then the kind.
const TypeRow& type_for(const Record& record) noexcept;

/// A field of people and the role of its members.
struct RoleRow {
  std::string_view role;  ///< Empty: ORCID has no similar role.
  Field field;
  bool read;  ///< The role is read into this field.
};

std::span<const RoleRow> role_rows() noexcept;
/// The field for people of this role; nullopt if the record has no such field.
std::optional<Field> field_of_role(std::string_view role) noexcept;

/// The type for an identifier: that of its scheme; for Scheme::other, its own name if ORCID has it.
std::string_view identifier_type(const Identifier& identifier) noexcept;
/// True if ORCID's registry has this identifier type (exact, lower case).
bool is_identifier_type(std::string_view type) noexcept;
/// The relation that ORCID requires for this identifier: an ISSN identifies the journal, not the article; a
/// preprint's id on the published version belongs to another version.
Relation relation_for(const Identifier& identifier, const Record& record) noexcept;

/// "en" for "en-US", "zh_TW" for "zh-Hant"; empty for a language that ORCID does not have.
std::string_view language_code(std::string_view language_tag) noexcept;
/// The current tag of a code: "he" for "iw", "zh-TW" for "zh_TW"; `code` itself for nearly all.
std::string_view language_tag(std::string_view code) noexcept;

/// True if `id` has the form "0000-0002-1825-0097".
bool is_orcid_id(std::string_view id) noexcept;

/// Limits of the schema's string types, in characters.
inline constexpr std::size_t title_limit = 1000;
inline constexpr std::size_t description_limit = 5000;
inline constexpr std::size_t credit_name_limit = 150;
/// The API rejects a document with more works.
inline constexpr std::uint64_t most_works = 100;
inline constexpr std::int32_t first_year = 1900;
inline constexpr std::int32_t last_year = 2100;

}  // namespace opcit::orcid
