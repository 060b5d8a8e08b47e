/// The names of fields that the reader looks for, numbered, so that an entry finds a field without comparing names.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace opcit::bibtex {

// clang-format off
inline constexpr auto known_tags = std::to_array<std::string_view>({
    "abstract", "addendum", "address", "afterword", "annotation", "annotator", "annote", "archiveprefix", "author",
    "authortype", "bookauthor", "bookpagination", "booksubtitle", "booktitle", "booktitleaddon", "categories",
    "chapter", "code", "commentator", "crossref", "data", "date", "day", "doi", "edition", "editor", "editora",
    "editoratype", "editorb", "editorbtype", "editorc", "editorctype", "editortype", "eid", "entryset", "entrysubtype",
    "eprint", "eprintclass", "eprinttype", "eventdate", "eventtitle", "eventtitleaddon", "execute", "file", "foreword",
    "gender", "holder", "howpublished", "hyphenation", "ids", "indexsorttitle", "indextitle", "institution",
    "introduction", "isan", "isbn", "ismn", "isrn", "issn", "issue", "issuesubtitle", "issuetitle", "issuetitleaddon",
    "iswc", "journal", "journaldoi", "journalsubtitle", "journaltitle", "journaltitleaddon", "key", "keyword", "keywords", "label",
    "langid", "langidopts", "language", "lccn", "library", "lista", "listb", "listc", "listd", "liste", "listf",
    "location", "mainsubtitle", "maintitle", "maintitleaddon", "month", "namea", "nameaddon", "nameatype", "nameb",
    "namebtype", "namec", "namectype", "note", "number", "options", "organization", "origdate", "origlanguage",
    "origlocation", "origpublisher", "origtitle", "origyear", "page", "pages", "pagetotal", "pagination", "part",
    "pdf", "pmc", "pmcid", "pmid", "presort", "primaryclass", "publisher", "pubstate", "related", "relatedoptions",
    "relatedstring", "relatedtype", "reprinttitle", "school", "series", "shortauthor", "shorteditor", "shorthand",
    "shorthandintro", "shortjournal", "shortseries", "shorttitle", "sortkey", "sortname", "sortshorthand", "sorttitle",
    "sortyear", "subtitle", "title", "titleaddon", "translator", "type", "url", "urldate", "usera", "userb", "userc",
    "userd", "usere", "userf", "venue", "verba", "verbb", "verbc", "version", "volume", "volumes", "xdata", "xref",
    "year", "yeardivision",
});
// clang-format on
static_assert(std::ranges::is_sorted(known_tags));

/// A place in known_tags.
using Tag = std::uint8_t;
inline constexpr Tag unknown_tag = 255;
static_assert(known_tags.size() < unknown_tag);

/// unknown_tag when `name` (lower case) is none of them.
constexpr Tag find_tag(std::string_view name) noexcept {
  const auto found = std::ranges::lower_bound(known_tags, name);
  if (found == known_tags.end() || *found != name) return unknown_tag;
  return static_cast<Tag>(found - known_tags.begin());
}

/// For names in the source: a name that is not in the table does not compile.
consteval Tag tag(std::string_view name) {
  const Tag found = find_tag(name);
  if (found == unknown_tag) throw "not in known_tags";
  return found;
}

}  // namespace opcit::bibtex
