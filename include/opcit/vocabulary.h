/// @file
/// The vocabulary of the record model: CSL 1.0.2's item types and variables
/// (https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV), because every reference
/// manager supports it. Identifiers (DOI, ISBN, URL ..) are not fields: they are only in Record::identifiers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "opcit/export.h"

/// One row per work type: X(enumerator, CSL's spelling)
#define OPCIT_KINDS(X)                                \
  X(article, "article")                               \
  X(article_journal, "article-journal")               \
  X(article_magazine, "article-magazine")             \
  X(article_newspaper, "article-newspaper")           \
  X(bill, "bill")                                     \
  X(book, "book")                                     \
  X(broadcast, "broadcast")                           \
  X(chapter, "chapter")                               \
  X(classic, "classic")                               \
  X(collection, "collection")                         \
  X(dataset, "dataset")                               \
  X(document, "document")                             \
  X(entry, "entry")                                   \
  X(entry_dictionary, "entry-dictionary")             \
  X(entry_encyclopedia, "entry-encyclopedia")         \
  X(event, "event")                                   \
  X(figure, "figure")                                 \
  X(graphic, "graphic")                               \
  X(hearing, "hearing")                               \
  X(interview, "interview")                           \
  X(legal_case, "legal_case")                         \
  X(legislation, "legislation")                       \
  X(manuscript, "manuscript")                         \
  X(map, "map")                                       \
  X(motion_picture, "motion_picture")                 \
  X(musical_score, "musical_score")                   \
  X(pamphlet, "pamphlet")                             \
  X(paper_conference, "paper-conference")             \
  X(patent, "patent")                                 \
  X(performance, "performance")                       \
  X(periodical, "periodical")                         \
  X(personal_communication, "personal_communication") \
  X(post, "post")                                     \
  X(post_weblog, "post-weblog")                       \
  X(regulation, "regulation")                         \
  X(report, "report")                                 \
  X(review, "review")                                 \
  X(review_book, "review-book")                       \
  X(software, "software")                             \
  X(song, "song")                                     \
  X(speech, "speech")                                 \
  X(standard, "standard")                             \
  X(thesis, "thesis")                                 \
  X(treaty, "treaty")                                 \
  X(webpage, "webpage")

/// One row per CSL variable: X(enumerator, CSL's spelling, shape of its value)
#define OPCIT_FIELDS(X)                                               \
  X(author, "author", names)                                          \
  X(chair, "chair", names)                                            \
  X(collection_editor, "collection-editor", names)                    \
  X(compiler, "compiler", names)                                      \
  X(composer, "composer", names)                                      \
  X(container_author, "container-author", names)                      \
  X(contributor, "contributor", names)                                \
  X(curator, "curator", names)                                        \
  X(director, "director", names)                                      \
  X(editor, "editor", names)                                          \
  X(editorial_director, "editorial-director", names)                  \
  X(editor_translator, "editor-translator", names)                    \
  X(executive_producer, "executive-producer", names)                  \
  X(guest, "guest", names)                                            \
  X(host, "host", names)                                              \
  X(illustrator, "illustrator", names)                                \
  X(interviewer, "interviewer", names)                                \
  X(narrator, "narrator", names)                                      \
  X(organizer, "organizer", names)                                    \
  X(original_author, "original-author", names)                        \
  X(performer, "performer", names)                                    \
  X(producer, "producer", names)                                      \
  X(recipient, "recipient", names)                                    \
  X(reviewed_author, "reviewed-author", names)                        \
  X(script_writer, "script-writer", names)                            \
  X(series_creator, "series-creator", names)                          \
  X(translator, "translator", names)                                  \
  X(accessed, "accessed", date)                                       \
  X(available_date, "available-date", date)                           \
  X(event_date, "event-date", date)                                   \
  X(issued, "issued", date)                                           \
  X(original_date, "original-date", date)                             \
  X(submitted, "submitted", date)                                     \
  X(keyword, "keyword", list)                                         \
  X(abstract, "abstract", text)                                       \
  X(annote, "annote", text)                                           \
  X(archive, "archive", text)                                         \
  X(archive_collection, "archive_collection", text)                   \
  X(archive_location, "archive_location", text)                       \
  X(archive_place, "archive-place", text)                             \
  X(authority, "authority", text)                                     \
  X(call_number, "call-number", text)                                 \
  X(chapter_number, "chapter-number", text)                           \
  X(citation_label, "citation-label", text)                           \
  X(citation_number, "citation-number", text)                         \
  X(collection_number, "collection-number", text)                     \
  X(collection_title, "collection-title", text)                       \
  X(container_title, "container-title", text)                         \
  X(container_title_short, "container-title-short", text)             \
  X(dimensions, "dimensions", text)                                   \
  X(division, "division", text)                                       \
  X(edition, "edition", text)                                         \
  X(event_place, "event-place", text)                                 \
  X(event_title, "event-title", text)                                 \
  X(first_reference_note_number, "first-reference-note-number", text) \
  X(genre, "genre", text)                                             \
  X(issue, "issue", text)                                             \
  X(jurisdiction, "jurisdiction", text)                               \
  X(language, "language", text)                                       \
  X(license, "license", text)                                         \
  X(locator, "locator", text)                                         \
  X(medium, "medium", text)                                           \
  X(note, "note", text)                                               \
  X(number, "number", text)                                           \
  X(number_of_pages, "number-of-pages", text)                         \
  X(number_of_volumes, "number-of-volumes", text)                     \
  X(original_publisher, "original-publisher", text)                   \
  X(original_publisher_place, "original-publisher-place", text)       \
  X(original_title, "original-title", text)                           \
  X(page, "page", text)                                               \
  X(page_first, "page-first", text)                                   \
  X(part_number, "part-number", text)                                 \
  X(part_title, "part-title", text)                                   \
  X(printing_number, "printing-number", text)                         \
  X(publisher, "publisher", text)                                     \
  X(publisher_place, "publisher-place", text)                         \
  X(references, "references", text)                                   \
  X(reviewed_genre, "reviewed-genre", text)                           \
  X(reviewed_title, "reviewed-title", text)                           \
  X(scale, "scale", text)                                             \
  X(section, "section", text)                                         \
  X(source, "source", text)                                           \
  X(status, "status", text)                                           \
  X(supplement_number, "supplement-number", text)                     \
  X(title, "title", text)                                             \
  X(title_short, "title-short", text)                                 \
  X(version, "version", text)                                         \
  X(volume, "volume", text)                                           \
  X(volume_title, "volume-title", text)                               \
  X(year_suffix, "year-suffix", text)

/// One row per identifier scheme: X(enumerator, opcit's spelling), which is ORCID's external-id-type if it has one.
#define OPCIT_SCHEMES(X) \
  X(doi, "doi")          \
  X(arxiv, "arxiv")      \
  X(isbn, "isbn")        \
  X(issn, "issn")        \
  X(pmid, "pmid")        \
  X(pmcid, "pmc")        \
  X(url, "uri")          \
  X(handle, "handle")    \
  X(jstor, "jstor")      \
  X(other, "other-id")

namespace opcit {

/// The type of a work: one row of OPCIT_KINDS each.
enum class Kind : std::uint8_t {
#define X(name, spelling) name,
  OPCIT_KINDS(X)
#undef X
};

/// The shape of a variable's value: an alternative of Value.
enum class Shape : std::uint8_t { names, date, list, text };

/// A CSL variable: one row of OPCIT_FIELDS each.
enum class Field : std::uint8_t {
#define X(name, spelling, shape) name,
  OPCIT_FIELDS(X)
#undef X
};

/// The kind of an identifier: one row of OPCIT_SCHEMES each.
enum class Scheme : std::uint8_t {
#define X(name, spelling) name,
  OPCIT_SCHEMES(X)
#undef X
};

/// @{
/// The number of rows.
#define X(name, ...) +1
inline constexpr std::size_t kind_count = OPCIT_KINDS(X);
inline constexpr std::size_t field_count = OPCIT_FIELDS(X);
inline constexpr std::size_t scheme_count = OPCIT_SCHEMES(X);
#undef X
/// @}

/// CSL's spelling: "article-journal"
OPCIT_API std::string_view spelling(Kind kind) noexcept;
/// "container-title"
OPCIT_API std::string_view spelling(Field field) noexcept;
/// "doi", "pmc"
OPCIT_API std::string_view spelling(Scheme scheme) noexcept;
/// The shape of a field's values, the same in every record.
OPCIT_API Shape shape(Field field) noexcept;

/// The inverse of spelling(); case-sensitive.
OPCIT_API std::optional<Kind> find_kind(std::string_view spelling) noexcept;
/// The same for fields.
OPCIT_API std::optional<Field> find_field(std::string_view spelling) noexcept;
/// The same for schemes.
OPCIT_API std::optional<Scheme> find_scheme(std::string_view spelling) noexcept;

}  // namespace opcit
