/// RIS: its types and tags, and what each tag means in a record of which type. One table serves reader and writer.
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

/// Types whose tags mean the same.
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

/// nullptr when no program is known to write this type. Case does not count.
const TypeRow* find_type(std::string_view type) noexcept;
/// Whether the record is a preprint, or its type with an arXiv id alone would be read as one.
bool is_written_as_preprint(const Record& record) noexcept;
/// The type that a record of `kind` is written as, article (a preprint) aside. The row's kind is another one when RIS
/// has no type for `kind`: then it is read back as that.
const TypeRow& type_of(Kind kind) noexcept;
std::span<const TypeRow> all_types() noexcept;
/// What a serial number is taken for that has the shape of none.
Scheme usual_serial(Family family) noexcept;

/// "TI" as one number.
using Tag = std::uint16_t;
constexpr Tag tag_of(char first, char second) noexcept {
  return static_cast<Tag>((static_cast<unsigned char>(first) << 8U) | static_cast<unsigned char>(second));
}
constexpr Tag tag_of(std::string_view tag) noexcept { return tag_of(tag[0], tag[1]); }

/// What is done with a tag's value.
enum class Target : std::uint8_t {
  text,    ///< A text field.
  joined,  ///< A text field; the values of several lines are joined by line feeds.
  names,   ///< A name a line.
  issued,  ///< PY, Y1 and DA make one date together.
  date,    ///< A date field.
  second,  ///< Means `otherwise` beside a better row for `field`, and `field` without one: a conference's T2 and CY.
  first_page,  ///< The first page, or all pages.
  last_page,   ///< The last page, or all pages when no other tag gives any.
  page_count,  ///< Number of pages; the first page when the record has a last one.
  keyword,     ///< Keywords and categories.
  serial,      ///< ISSN or ISBN by its shape; else what `field` says.
  doi,         ///< A DOI in any spelling.
  url,         ///< An address.
  link,        ///< An address of a file.
  genre,       ///< The type of the work; EndNote and JabRef put DOIs here.
  accession,   ///< An id in a database: arXiv's, PubMed's, else archive_location.
  database,    ///< The name of that database.
  pmcid,       ///< A PubMed Central id.
  key,         ///< The citation key.
};

enum class Use : std::uint8_t {
  both,
  read,   ///< Another row writes this field, in the families where one does.
  write,  ///< Is read back as something else, by an earlier row: the writer reports it as altered.
};

inline constexpr Field no_field = static_cast<Field>(field_count);

struct TagRow {
  std::string_view tag;
  Families where;
  Target target;
  Field field = no_field;
  Use use = Use::both;
  /// Takes the value when an earlier row gave `field` another one.
  Field otherwise = no_field;
  LinkKind link = LinkKind::page;  ///< For Target::link.
};

/// In the order in which tags are written. The row that writes a field stands before those that only read it, or else
/// the extra that these leave behind would win when it is read back. Of the rows that read one field the earlier is the
/// better source; of those for one tag the first one whose families hold the record's is the one that counts.
std::span<const TagRow> all_tags() noexcept;
/// nullptr when the tag means nothing in this family.
const TagRow* find_tag(Tag tag, Family family) noexcept;
/// Whether any row has this tag; also true for TY and ER and for tags that are known to be written, but kept as extra.
bool is_known_tag(Tag tag) noexcept;

}  // namespace opcit::ris
