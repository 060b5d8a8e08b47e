/// Groups of fields that are one variable of the record. read/restate.h explains why they are kept.
#pragma once

#include <algorithm>
#include <array>
#include <span>

#include "bibtex/tables/tags.h"
#include "opcit/record.h"

namespace opcit::bibtex {

inline constexpr auto title_tags =
    std::array{tag("title"),          tag("subtitle"),       tag("titleaddon"),      tag("maintitle"),
               tag("mainsubtitle"),   tag("maintitleaddon"), tag("booktitle"),       tag("booksubtitle"),
               tag("booktitleaddon"), tag("issuetitle"),     tag("issuesubtitle"),   tag("issuetitleaddon"),
               tag("journaltitle"),   tag("journal"),        tag("journalsubtitle"), tag("journaltitleaddon"),
               tag("shorttitle")};
inline constexpr auto title_fields =
    std::array{Field::title, Field::volume_title, Field::container_title, Field::title_short};
inline constexpr auto publisher_tags =
    std::array{tag("school"), tag("institution"), tag("organization"), tag("howpublished"), tag("publisher")};
inline constexpr auto publisher_fields = std::array{Field::publisher};
inline constexpr auto note_tags = std::array{tag("note"), tag("addendum")};
inline constexpr auto note_fields = std::array{Field::note};
inline constexpr auto issue_tags = std::array{tag("number"), tag("issue")};
inline constexpr auto issue_fields = std::array{Field::issue};
inline constexpr auto series_tags = std::array{tag("series")};
inline constexpr auto series_fields = std::array{Field::collection_title};
inline constexpr auto language_tags = std::array{tag("langid"), tag("langidopts"), tag("hyphenation"), tag("language")};
inline constexpr auto language_fields = std::array{Field::language};

struct GroupRow {
  std::span<const Tag> tags;
  std::span<const Field> fields;
};

inline constexpr auto group_rows = std::to_array<GroupRow>({{title_tags, title_fields},
                                                            {publisher_tags, publisher_fields},
                                                            {note_tags, note_fields},
                                                            {issue_tags, issue_fields},
                                                            {series_tags, series_fields},
                                                            {language_tags, language_fields}});

inline constexpr std::uint8_t no_group = 255;

/// For each tag, the index of its group in group_rows.
constexpr std::array<std::uint8_t, known_tags.size()> make_group_index() {
  std::array<std::uint8_t, known_tags.size()> index{};
  index.fill(no_group);
  for (std::size_t group = 0; group < group_rows.size(); ++group) {
    for (const Tag of : group_rows[group].tags) index[of] = static_cast<std::uint8_t>(group);
  }
  return index;
}
inline constexpr auto group_index = make_group_index();

constexpr std::uint8_t group_of(Tag of) noexcept { return of == unknown_tag ? no_group : group_index[of]; }

constexpr bool contains(std::span<const Tag> tags, Tag tag) noexcept {
  return std::ranges::find(tags, tag) != tags.end();
}

}  // namespace opcit::bibtex
