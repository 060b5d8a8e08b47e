/// RIS: its types and tags, and the meaning of each tag for each type. Reader and writer share the table.
///
/// Sources: the RIS specification of Reference Manager (2001 and 2011), EndNote's "RefMan (RIS) Export" style and
/// import filter, Zotero's RIS translator, the exports of ProCite, Mendeley, Scopus, IEEE, Springer and Elsevier.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "opcit/record.h"

namespace opcit::ris {

/// Groups of types whose tags have the same meaning.
enum class Family : std::uint8_t {
  journal,
  magazine,
  newspaper,
  book,
  edited_book,
  chapter,
  conference,
  report,
  thesis,
  manuscript,
  unpublished,
  patent,
  law_case,
  statute,
  bill,
  hearing,
  regulation,
  film,
  sound,
  map,
  art,
  web,
  blog,
  software,
  letter,
  talk,
  dataset,
  lexicon,
  standard,
  generic,
};
using Families = std::uint32_t;
inline constexpr Families all_families = ~Families{0};

template <class... F>
constexpr Families families(F... members) {
  return (Families{0} | ... | (Families{1} << static_cast<unsigned>(members)));
}

struct TypeRow {
  std::string_view type;  ///< The value of TY.
  Kind kind;
  Family family;
};

/// nullptr if no known program writes this type. Case is ignored.
const TypeRow* find_type(std::string_view type) noexcept;
/// True if the record is a preprint, or if its type with an arXiv id would be read as one.
bool is_written_as_preprint(const Record& record) noexcept;
/// The type for a record of `kind`, except preprints. If RIS has no type for `kind`, the row has another kind, which
/// a reader will return.
const TypeRow& type_of(Kind kind) noexcept;
std::span<const TypeRow> all_types() noexcept;
/// The scheme for a serial number whose shape matches none.
Scheme usual_serial(Family family) noexcept;

/// A tag such as "TI" as one number.
using Tag = std::uint16_t;
constexpr Tag tag_of(char first, char second) noexcept {
  return static_cast<Tag>((static_cast<unsigned char>(first) << 8U) | static_cast<unsigned char>(second));
}
constexpr Tag tag_of(std::string_view tag) noexcept { return tag_of(tag[0], tag[1]); }

/// What the value of a tag means.
enum class Target : std::uint8_t {
  text,        ///< A text field.
  joined,      ///< A text field; the values of several lines are joined by line feeds.
  names,       ///< One name per line.
  issued,      ///< PY, Y1 and DA together give one date.
  date,        ///< A date field.
  second,      ///< Means `otherwise` if a row with precedence has `field`, else `field`: a conference's T2 and CY.
  first_page,  ///< The first page, or all pages.
  last_page,   ///< The last page, or all pages if no other tag has any.
  page_count,  ///< Number of pages; the first page if the record has a last page.
  keyword,     ///< Keywords and categories.
  serial,      ///< ISSN or ISBN, by its shape; otherwise the row's `field`.
  doi,         ///< A DOI in any spelling.
  url,         ///< A URL.
  link,        ///< The URL of a file.
  genre,       ///< The type of the work; EndNote and JabRef put DOIs here.
  accession,   ///< An id in a database: arXiv, PubMed; otherwise archive_location.
  database,    ///< The name of that database.
  pmcid,       ///< A PubMed Central id.
  key,         ///< The citation key.
};

enum class Use : std::uint8_t {
  both,
  read,   ///< Another row writes this field, in families that have one.
  write,  ///< An earlier row reads this tag as another field; the writer reports the change.
};

inline constexpr Field no_field = static_cast<Field>(field_count);

struct TagRow {
  std::string_view tag;
  Families where;
  Target target;
  Field field = no_field;
  Use use = Use::both;
  /// Gets the value if an earlier row has set `field`.
  Field otherwise = no_field;
  LinkKind link = LinkKind::page;  ///< For Target::link.
};

/// In output order. The row that writes a field precedes the rows that only read it; otherwise the extra from these
/// rows would have precedence when the output is read. If several rows read one field, the earlier one has precedence.
/// If several rows have one tag, the first one whose families include the record's family counts.
std::span<const TagRow> all_tags() noexcept;
/// nullptr if the tag has no meaning in this family.
const TagRow* find_tag(Tag tag, Family family) noexcept;
/// True if any row has this tag; also true for TY, ER and known tags that are kept as extra.
bool is_known_tag(Tag tag) noexcept;

}  // namespace opcit::ris
