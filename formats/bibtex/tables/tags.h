/// Numbers for the names of fields that the reader looks for, so that it finds a field without comparing names.
/// read/source_entry.h stores fields under these numbers.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"

namespace opcit::bibtex {

// clang-format off
inline constexpr auto known_tags = std::to_array<std::string_view>({
    "abstract", "addendum", "address", "afterword", "annotation", "annotator", "annote", "archiveprefix", "articleno",
    "arxiv", "author", "authortype", "bookauthor", "bookpagination", "booksubtitle", "booktitle", "booktitleaddon",
    "categories", "chapter", "code", "commentator", "crossref", "data", "date", "day", "doi", "edition", "editor",
    "editora", "editoratype", "editorb", "editorbtype", "editorc", "editorctype", "editortype", "eid", "entryset",
    "entrysubtype", "eprint", "eprintclass", "eprinttype", "eventdate", "eventtitle", "eventtitleaddon", "execute",
    "file", "fjournal", "foreword", "gender", "holder", "howpublished", "html", "hyphenation", "ids", "indexsorttitle",
    "indextitle", "institution", "introduction", "isan", "isbn", "ismn", "isrn", "issn", "issue", "issuesubtitle",
    "issuetitle", "issuetitleaddon", "iswc", "journal", "journaldoi", "journalsubtitle", "journaltitle",
    "journaltitleaddon", "key", "keyword", "keywords", "label", "langid", "langidopts", "language", "lccn", "library",
    "lista", "listb", "listc", "listd", "liste", "listf", "location", "mainsubtitle", "maintitle", "maintitleaddon",
    "month", "namea", "nameaddon", "nameatype", "nameb", "namebtype", "namec", "namectype", "note", "number",
    "numpages", "options", "organization", "origdate", "origlanguage", "origlocation", "origpublisher", "origtitle",
    "origyear", "page", "pages", "pagetotal", "pagination", "part", "pdf", "pmc", "pmcid", "pmid", "presort",
    "primaryclass", "publisher", "pubstate", "related", "relatedoptions", "relatedstring", "relatedtype",
    "reprinttitle", "school", "series", "shortauthor", "shorteditor", "shorthand", "shorthandintro", "shortjournal",
    "shortseries", "shorttitle", "sortkey", "sortname", "sortshorthand", "sorttitle", "sortyear", "subtitle", "title",
    "titleaddon", "translator", "type", "url", "urldate", "usera", "userb", "userc", "userd", "usere", "userf", "venue",
    "verba", "verbb", "verbc", "version", "volume", "volumes", "xdata", "xref", "year", "yeardivision",
});
// clang-format on
static_assert(std::ranges::is_sorted(known_tags));

/// An index into known_tags.
using Tag = std::uint8_t;
inline constexpr Tag unknown_tag = 255;
static_assert(known_tags.size() < unknown_tag);

namespace detail {
constexpr std::size_t tag_slots = 1024;

/// The hash of a name in any letter case. These bytes are enough to distinguish nearly all names; bytes that are not
/// letters may also change.
constexpr std::size_t tag_slot(std::string_view name) noexcept {
  if (name.empty()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(name[i]) | 0x20); };
  const std::size_t size = name.size();
  const std::size_t hash = size + byte(0) * 0x9E5 + byte(size - 1) * 0x6B + byte(size / 2) * 0x1D3 +
                           byte(size / 4) * 0x347 + byte(size - 1 - size / 4) * 0x52F;
  return (hash ^ (hash >> 10)) % tag_slots;
}

/// Open addressing: a tag is in its own slot or in one of the following slots.
constexpr std::array<Tag, tag_slots> make_tag_index() {
  std::array<Tag, tag_slots> index{};
  index.fill(unknown_tag);
  for (std::size_t tag = 0; tag < known_tags.size(); ++tag) {
    std::size_t slot = tag_slot(known_tags[tag]);
    while (index[slot] != unknown_tag) slot = (slot + 1) % tag_slots;
    index[slot] = static_cast<Tag>(tag);
  }
  return index;
}
inline constexpr std::array<Tag, tag_slots> tag_index = make_tag_index();
inline constexpr std::size_t longest_tag = std::ranges::max(known_tags, {}, &std::string_view::size).size();
}  // namespace detail

/// The tag of `name`, which is in lower case; unknown_tag if the table lacks it.
constexpr Tag find_tag(std::string_view name) noexcept {
  if (name.size() > detail::longest_tag) return unknown_tag;
  std::size_t slot = detail::tag_slot(name);
  while (detail::tag_index[slot] != unknown_tag) {
    if (known_tags[detail::tag_index[slot]] == name) return detail::tag_index[slot];
    slot = (slot + 1) % detail::tag_slots;
  }
  return unknown_tag;
}

/// Like find_tag(), but ignores ASCII case.
constexpr Tag find_tag_ignoring_case(std::string_view name) noexcept {
  if (name.size() > detail::longest_tag) return unknown_tag;
  const auto same = [&](std::string_view tag) {
    return name == tag || std::ranges::equal(name, tag, {}, ascii::to_lower);
  };
  std::size_t slot = detail::tag_slot(name);
  while (detail::tag_index[slot] != unknown_tag) {
    if (same(known_tags[detail::tag_index[slot]])) return detail::tag_index[slot];
    slot = (slot + 1) % detail::tag_slots;
  }
  return unknown_tag;
}

/// The tag of a literal. A name that is not in the table does not compile.
consteval Tag tag(std::string_view name) {
  const Tag found = find_tag(name);
  if (found == unknown_tag) throw "not in known_tags";
  return found;
}

/// The name of a field and its tag. For literals, the compiler finds the tag.
struct FieldName {
  consteval FieldName(const char* name) : FieldName(std::string_view(name)) {}  // NOLINT(google-explicit-constructor)
  constexpr explicit FieldName(std::string_view name) noexcept : text(name), tag(find_tag_ignoring_case(name)) {}
  constexpr FieldName(std::string_view name, Tag known) noexcept : text(name), tag(known) {}

  std::string_view text;
  Tag tag;
};

}  // namespace opcit::bibtex
