#include "csl/tables.h"

#include <algorithm>
#include <array>

#include "model/identifiers.h"

namespace opcit::csl {
namespace {

constexpr auto rows = std::to_array<Property>({
    {"title", Field::title, Codec::title},
    {"title-short", Field::title_short, Codec::title},
    {"author", Field::author, Codec::names},
    {"editor", Field::editor, Codec::names},
    {"translator", Field::translator, Codec::names},
    {"editor-translator", Field::editor_translator, Codec::names, false},
    {"chair", Field::chair, Codec::names},
    {"collection-editor", Field::collection_editor, Codec::names},
    {"compiler", Field::compiler, Codec::names},
    {"composer", Field::composer, Codec::names},
    {"container-author", Field::container_author, Codec::names},
    {"contributor", Field::contributor, Codec::names},
    {"curator", Field::curator, Codec::names},
    {"director", Field::director, Codec::names},
    {"editorial-director", Field::editorial_director, Codec::names},
    {"executive-producer", Field::executive_producer, Codec::names},
    {"guest", Field::guest, Codec::names},
    {"host", Field::host, Codec::names},
    {"illustrator", Field::illustrator, Codec::names},
    {"interviewer", Field::interviewer, Codec::names},
    {"narrator", Field::narrator, Codec::names},
    {"organizer", Field::organizer, Codec::names},
    {"original-author", Field::original_author, Codec::names},
    {"performer", Field::performer, Codec::names},
    {"producer", Field::producer, Codec::names},
    {"recipient", Field::recipient, Codec::names},
    {"reviewed-author", Field::reviewed_author, Codec::names},
    {"script-writer", Field::script_writer, Codec::names},
    {"series-creator", Field::series_creator, Codec::names},
    {"issued", Field::issued, Codec::date},
    {"submitted", Field::submitted, Codec::date},
    {"available-date", Field::available_date, Codec::date},
    {"event-date", Field::event_date, Codec::date},
    {"original-date", Field::original_date, Codec::date},
    {"accessed", Field::accessed, Codec::date},
    {"container-title", Field::container_title, Codec::title},
    {"container-title-short", Field::container_title_short, Codec::title},
    {"collection-title", Field::collection_title, Codec::title},
    {"collection-number", Field::collection_number, Codec::text},
    {"volume", Field::volume, Codec::text},
    {"volume-title", Field::volume_title, Codec::title},
    {"part", Field::part_number, Codec::text},
    {"part-title", Field::part_title, Codec::title},
    {"issue", Field::issue, Codec::text},
    {"number", Field::number, Codec::text},
    {"chapter-number", Field::chapter_number, Codec::text},
    {"section", Field::section, Codec::text},
    {"supplement", Field::supplement_number, Codec::text},
    {"page", Field::page, Codec::text},
    {"page-first", Field::page_first, Codec::text},
    {"locator", Field::locator, Codec::text},
    {"number-of-pages", Field::number_of_pages, Codec::text},
    {"number-of-volumes", Field::number_of_volumes, Codec::text},
    {"edition", Field::edition, Codec::text},
    {"printing", Field::printing_number, Codec::text},
    {"version", Field::version, Codec::text},
    {"event-title", Field::event_title, Codec::title},
    {"event-place", Field::event_place, Codec::text},
    {"publisher", Field::publisher, Codec::text},
    {"publisher-place", Field::publisher_place, Codec::text},
    {"genre", Field::genre, Codec::text},
    {"medium", Field::medium, Codec::text},
    {"dimensions", Field::dimensions, Codec::text},
    {"scale", Field::scale, Codec::text},
    {"status", Field::status, Codec::text},
    {"authority", Field::authority, Codec::text},
    {"jurisdiction", Field::jurisdiction, Codec::text},
    {"division", Field::division, Codec::text},
    {"references", Field::references, Codec::text},
    {"original-title", Field::original_title, Codec::title},
    {"original-publisher", Field::original_publisher, Codec::text},
    {"original-publisher-place", Field::original_publisher_place, Codec::text},
    {"reviewed-title", Field::reviewed_title, Codec::title},
    {"reviewed-genre", Field::reviewed_genre, Codec::text},
    {"archive", Field::archive, Codec::text},
    {"archive_collection", Field::archive_collection, Codec::text},
    {"archive_location", Field::archive_location, Codec::text},
    {"archive-place", Field::archive_place, Codec::text},
    {"call-number", Field::call_number, Codec::text},
    {"source", Field::source, Codec::text},
    {"license", Field::license, Codec::text, false},
    {"language", Field::language, Codec::text},
    {"citation-label", Field::citation_label, Codec::text},
    {"citation-number", Field::citation_number, Codec::text},
    {"first-reference-note-number", Field::first_reference_note_number, Codec::text},
    {"year-suffix", Field::year_suffix, Codec::text},
    {"keyword", Field::keyword, Codec::list},
    {"abstract", Field::abstract, Codec::prose},
    {"annote", Field::annote, Codec::text},
    {"note", Field::note, Codec::prose},
});
static_assert(rows.size() == field_count, "one row a field");

/// The index of each field in `rows`.
constexpr auto place_of = [] {
  std::array<std::uint8_t, field_count> places{};
  for (std::size_t i = 0; i < rows.size(); ++i)
    places[static_cast<std::size_t>(rows[i].field)] = static_cast<std::uint8_t>(i);
  return places;
}();

struct Alias {
  std::string_view name;
  Field field;
};
/// Sorted by name: other spellings in CSL's specification and drafts, and names of other programs.
constexpr auto aliases = std::to_array<Alias>({
    {"archive-location", Field::archive_location},
    {"article-number", Field::number},  // Crossref, journal articles without pages
    {"event", Field::event_title},      // CSL 1.0.1 and Zotero; Crossref's is an object
    {"event-location", Field::event_place},
    {"institution", Field::publisher},  // Crossref's posted content
    {"journalAbbreviation", Field::container_title_short},
    {"original-publisher-location", Field::original_publisher_place},
    {"part-number", Field::part_number},  // CSL 1.0.2's specification; its schema says "part"
    {"posted", Field::available_date},    // Crossref's posted content
    {"printing-number", Field::printing_number},
    {"published", Field::issued},
    {"published-online", Field::issued},  // Crossref; all three only where there is no "issued"
    {"published-print", Field::issued},
    {"publisher-location", Field::publisher_place},           // Crossref
    {"short-container-title", Field::container_title_short},  // Crossref
    {"shortTitle", Field::title_short},
    {"subject", Field::keyword},  // Crossref
    {"supplement-number", Field::supplement_number},
});
static_assert(std::ranges::is_sorted(aliases, {}, &Alias::name));

constexpr auto names_sorted = [] {
  std::array<std::uint8_t, rows.size()> order{};
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint8_t>(i);
  std::ranges::sort(order, {}, [](std::uint8_t i) { return rows[i].name; });
  return order;
}();

constexpr auto identifiers = std::to_array<IdentifierProperty>({
    {"DOI", Scheme::doi, ""},
    {"ISBN", Scheme::isbn, " "},   // as Zotero separates them
    {"ISSN", Scheme::issn, ", "},  // as Zotero separates them
    {"PMID", Scheme::pmid, ""},
    {"PMCID", Scheme::pmcid, ""},
    {"URL", Scheme::url, ""},
});

struct TypeAlias {
  std::string_view name;
  Kind kind;
};
/// Sorted by name: Crossref's work types (https://api.crossref.org/types), Zotero's item types, DataCite's words.
constexpr auto type_aliases = std::to_array<TypeAlias>({
    {"article-preprint", Kind::article},
    {"artwork", Kind::graphic},
    {"audioRecording", Kind::song},
    {"blogPost", Kind::post_weblog},
    {"book-chapter", Kind::chapter},
    {"book-part", Kind::chapter},
    {"book-section", Kind::chapter},
    {"book-series", Kind::book},
    {"book-set", Kind::book},
    {"book-track", Kind::chapter},
    {"bookSection", Kind::chapter},
    {"case", Kind::legal_case},
    {"computerProgram", Kind::software},
    {"conferencePaper", Kind::paper_conference},
    {"database", Kind::dataset},
    {"dictionaryEntry", Kind::entry_dictionary},
    {"dissertation", Kind::thesis},
    {"edited-book", Kind::book},
    {"email", Kind::personal_communication},
    {"encyclopediaArticle", Kind::entry_encyclopedia},
    {"film", Kind::motion_picture},
    {"forumPost", Kind::post},
    {"instantMessage", Kind::personal_communication},
    {"journal", Kind::periodical},
    {"journal-article", Kind::article_journal},
    {"journal-issue", Kind::periodical},
    {"journal-volume", Kind::periodical},
    {"journalArticle", Kind::article_journal},
    {"letter", Kind::personal_communication},
    {"magazineArticle", Kind::article_magazine},
    {"monograph", Kind::book},
    {"newspaperArticle", Kind::article_newspaper},
    {"peer-review", Kind::review},
    {"podcast", Kind::broadcast},
    {"posted-content", Kind::article},
    {"preprint", Kind::article},
    {"presentation", Kind::speech},
    {"proceedings", Kind::book},
    {"proceedings-article", Kind::paper_conference},
    {"proceedings-series", Kind::book},
    {"radioBroadcast", Kind::broadcast},
    {"reference-book", Kind::book},
    {"reference-entry", Kind::entry},
    {"report-component", Kind::report},
    {"report-series", Kind::report},
    {"statute", Kind::legislation},
    {"tvBroadcast", Kind::broadcast},
    {"videoRecording", Kind::motion_picture},
});
static_assert(std::ranges::is_sorted(type_aliases, {}, &TypeAlias::name));

struct OlderKind {
  Kind kind;
  Kind nearest;
  CslTypes from;  ///< The first set of types that lacks `kind`.
};
/// Types of CSL 1.0.2 that Zotero's importer refuses, and types that it reads as documents without container or pages.
constexpr auto older_kinds = std::to_array<OlderKind>({{Kind::classic, Kind::book, CslTypes::accepted},
                                                       {Kind::collection, Kind::manuscript, CslTypes::accepted},
                                                       {Kind::event, Kind::speech, CslTypes::accepted},
                                                       {Kind::hearing, Kind::bill, CslTypes::accepted},
                                                       {Kind::performance, Kind::speech, CslTypes::accepted},
                                                       {Kind::periodical, Kind::book, CslTypes::accepted},
                                                       {Kind::regulation, Kind::legislation, CslTypes::accepted},
                                                       {Kind::software, Kind::book, CslTypes::accepted},
                                                       {Kind::standard, Kind::report, CslTypes::accepted},
                                                       {Kind::entry, Kind::entry_encyclopedia, CslTypes::zotero},
                                                       {Kind::musical_score, Kind::book, CslTypes::zotero},
                                                       {Kind::pamphlet, Kind::book, CslTypes::zotero},
                                                       {Kind::review, Kind::article_journal, CslTypes::zotero},
                                                       {Kind::review_book, Kind::article_journal, CslTypes::zotero},
                                                       {Kind::treaty, Kind::legislation, CslTypes::zotero}});

template <class Rows, class Name>
auto find_sorted(const Rows& table, std::string_view name, Name name_of) {
  const auto found = std::ranges::lower_bound(table, name, {}, name_of);
  return found != table.end() && name_of(*found) == name ? found : table.end();
}

}  // namespace

std::span<const Property> properties() noexcept { return rows; }

const Property& property(Field field) noexcept { return rows[place_of[static_cast<std::size_t>(field)]]; }

const Property* find_property(std::string_view name) noexcept {
  const auto found = find_sorted(names_sorted, name, [](std::uint8_t i) { return rows[i].name; });
  if (found != names_sorted.end()) return &rows[*found];
  const auto alias = find_sorted(aliases, name, [](const Alias& row) { return row.name; });
  return alias == aliases.end() ? nullptr : &property(alias->field);
}

std::span<const IdentifierProperty> identifier_properties() noexcept { return identifiers; }

const IdentifierProperty* find_identifier_property(std::string_view name) noexcept {
  const auto found = std::ranges::find(identifiers, name, &IdentifierProperty::name);
  return found == identifiers.end() ? nullptr : &*found;
}

std::optional<Kind> find_type(std::string_view name) noexcept {
  if (const std::optional<Kind> kind = find_kind(name)) return kind;
  const auto found = find_sorted(type_aliases, name, [](const TypeAlias& row) { return row.name; });
  return found == type_aliases.end() ? std::nullopt : std::optional<Kind>(found->kind);
}

Kind written_kind(Kind kind, CslTypes types) noexcept {
  const auto found = std::ranges::find(older_kinds, kind, &OlderKind::kind);
  return found == older_kinds.end() || found->from > types ? kind : found->nearest;
}

Relation usual_relation(Scheme scheme, Kind kind) noexcept {
  if (scheme == Scheme::issn) {
    return kind == Kind::periodical || kind == Kind::book || kind == Kind::collection ? Relation::self
                                                                                      : Relation::part_of;
  }
  if (scheme == Scheme::isbn) {
    constexpr auto parts = std::to_array<Kind>(
        {Kind::chapter, Kind::paper_conference, Kind::entry, Kind::entry_dictionary, Kind::entry_encyclopedia});
    return std::ranges::find(parts, kind) == parts.end() ? Relation::self : Relation::part_of;
  }
  return Relation::self;
}

const Identifier* derived_url_source(std::span<const Identifier> ids) noexcept {
  for (const Scheme scheme : {Scheme::arxiv, Scheme::jstor, Scheme::handle}) {
    for (const Identifier& id : ids) {
      if (id.scheme == scheme && id.relation == Relation::self && !id.value.empty()) return &id;
    }
  }
  return nullptr;
}

std::string derived_url(std::span<const Identifier> ids) {
  const Identifier* id = derived_url_source(ids);
  return id == nullptr ? std::string() : address_of(*id).append(id->version);
}

}  // namespace opcit::csl
