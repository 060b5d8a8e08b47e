/// NBIB: the meaning of each tag. reader.cpp uses it.
///
/// Sources: "MEDLINE/PubMed Data Element (Field) Descriptions", https://www.nlm.nih.gov/bsd/mms/medlineelements.html,
/// and ERIC's exports in this format.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "opcit/record.h"

namespace opcit::nbib {

enum class Target : std::uint8_t {
  text,
  keyword,
  full_name,    ///< "Family, Given"; the next short name is the same person.
  short_name,   ///< "Family GJ"
  body,         ///< A corporate author.
  affiliation,  ///< Of the previous person.
  author_id,    ///< Of the previous person: "ORCID: 0000-0002-1825-0097".
  issued,
  date,
  pages,
  article_id,  ///< "10.1/x [doi]", "S0033 [pii]", a URL.
  serial,      ///< "0027-8424 (Print)"
  identifier,  ///< The whole value, with the scheme of the row.
  type,
};

struct TagRow {
  std::string_view tag;
  Target target;
  Field field = Field::title;     ///< For text, names and dates.
  Scheme scheme = Scheme::other;  ///< For identifier and serial.
};

/// If several rows have one field, the earlier one has precedence.
std::span<const TagRow> all_tags() noexcept;
const TagRow* find_tag(std::string_view tag) noexcept;

struct TypeRow {
  std::string_view prefix;  ///< The start of a publication type (PT).
  Kind kind;
};
/// In order of precedence, because a record has several types.
std::span<const TypeRow> all_types() noexcept;

}  // namespace opcit::nbib
