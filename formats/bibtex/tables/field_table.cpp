#include "bibtex/tables/field_table.h"

#include <algorithm>
#include <array>

namespace opcit::bibtex {
namespace {

using enum Dialects;
using F = Field;

constexpr KindSet theses = {Kind::thesis};
constexpr KindSet reports = {Kind::report};
constexpr KindSet patents = {Kind::patent};
/// Works for which biblatex's driver prints an organization but no publisher.
constexpr KindSet of_organizations = {Kind::article, Kind::webpage, Kind::post, Kind::post_weblog, Kind::software};

// clang-format off
constexpr auto field_list = std::to_array<FieldRow>({
    {"author", F::author, Codec::names, any_kind, both},
    {"bookauthor", F::container_author, Codec::names, any_kind, both},
    {"editor", F::editor, Codec::names, any_kind, both},
    {"translator", F::translator, Codec::names, any_kind, both},
    {"title", F::title, Codec::title, any_kind, both},
    {"shorttitle", F::title_short, Codec::title, any_kind, both},
    {"origtitle", F::original_title, Codec::title, any_kind, both},
    {"journaltitle", F::container_title, Codec::title, ~in_books, biblatex},
    {"journal", F::container_title, Codec::title, ~in_books, bibtex},
    {"booktitle", F::container_title, Codec::title, any_kind, both},
    {"shortjournal", F::container_title_short, Codec::title, any_kind, both},
    {"eventtitle", F::event_title, Codec::title, any_kind, both},
    {"eventdate", F::event_date, Codec::date, any_kind, both},
    {"venue", F::event_place, Codec::text, any_kind, both},
    {"date", F::issued, Codec::issued, any_kind, both},
    {"origdate", F::original_date, Codec::date, any_kind, both},
    {"pubstate", F::status, Codec::key, any_kind, both},
    {"series", F::collection_title, Codec::title, any_kind, both},
    {"volume", F::volume, Codec::text, any_kind, both},
    {"number", F::issue, Codec::text, in_periodicals, both},
    {"issue", F::issue, Codec::text, any_kind, both},
    {"number", F::collection_number, Codec::text, numbered_in_series, both},
    {"number", F::number, Codec::text, ~(in_periodicals | numbered_in_series), both},
    {"eid", F::number, Codec::text, in_periodicals | in_books, both},
    {"articleno", F::number, Codec::text, in_periodicals | in_books, none},
    {"part", F::part_number, Codec::text, any_kind, both},
    {"volumes", F::number_of_volumes, Codec::text, any_kind, both},
    {"chapter", F::chapter_number, Codec::text, any_kind, both},
    {"pages", F::page, Codec::pages, any_kind, both},
    {"pagetotal", F::number_of_pages, Codec::text, any_kind, both},
    {"numpages", F::number_of_pages, Codec::text, any_kind, none},
    {"edition", F::edition, Codec::text, any_kind, both},
    {"version", F::version, Codec::text, any_kind, both},
    {"type", F::genre, Codec::genre, any_kind, both},
    {"institution", F::publisher, Codec::list, reports, both},
    {"institution", F::publisher, Codec::list, theses, biblatex},
    {"school", F::publisher, Codec::list, theses, bibtex},
    {"organization", F::publisher, Codec::list, of_organizations, biblatex},
    {"publisher", F::publisher, Codec::list, any_kind, both},
    {"location", F::jurisdiction, Codec::list, patents, both},
    {"address", F::publisher_place, Codec::list, patents, both},
    {"location", F::publisher_place, Codec::list, any_kind, biblatex},
    {"address", F::publisher_place, Codec::list, any_kind, bibtex},
    {"origpublisher", F::original_publisher, Codec::list, any_kind, both},
    {"origlocation", F::original_publisher_place, Codec::list, any_kind, both},
    {"langid", F::language, Codec::language, any_kind, biblatex},
    {"language", F::language, Codec::language, any_kind, bibtex},
    {"hyphenation", F::language, Codec::language, any_kind, none},
    {"urldate", F::accessed, Codec::date, any_kind, both},
    {"library", F::call_number, Codec::text, any_kind, both},
    {"lccn", F::call_number, Codec::text, any_kind, none},
    {"keywords", F::keyword, Codec::keywords, any_kind, both},
    {"keyword", F::keyword, Codec::keywords, any_kind, none},
    {"abstract", F::abstract, Codec::prose, any_kind, both},
    {"note", F::note, Codec::prose, any_kind, both},
    {"annotation", F::annote, Codec::prose, any_kind, biblatex},
    {"annote", F::annote, Codec::prose, any_kind, bibtex},
});

constexpr auto roles = std::to_array<RoleRow>({
    {"compiler", F::compiler, true},
    {"collaborator", F::contributor, true},
    {"organizer", F::organizer, true},
    {"director", F::director, true},
    {"producer", F::producer, true},
    {"composer", F::composer, false},
    {"chair", F::chair, false},
    {"collection-editor", F::collection_editor, false},
    {"curator", F::curator, false},
    {"editorial-director", F::editorial_director, false},
    {"editor-translator", F::editor_translator, false},
    {"executive-producer", F::executive_producer, false},
    {"guest", F::guest, false},
    {"host", F::host, false},
    {"illustrator", F::illustrator, false},
    {"interviewer", F::interviewer, false},
    {"narrator", F::narrator, false},
    {"original-author", F::original_author, false},
    {"performer", F::performer, false},
    {"recipient", F::recipient, false},
    {"reviewed-author", F::reviewed_author, false},
    {"script-writer", F::script_writer, false},
    {"series-creator", F::series_creator, false},
});

// The long forms in biblatex's english.lbx, with their capitals.
constexpr auto keys = std::to_array<KeyRow>({
    {"phdthesis", "PhD thesis"},
    {"mathesis", "Master’s thesis"},
    {"bathesis", "Bachelor’s thesis"},
    {"candthesis", "Candidate thesis"},
    {"techreport", "technical report"},
    {"resreport", "research report"},
    {"software", "computer software"},
    {"datacd", "CD-ROM"},
    {"audiocd", "audio CD"},
    {"patent", "patent"},
    {"patentde", "German patent"},
    {"patenteu", "European patent"},
    {"patentfr", "French patent"},
    {"patentuk", "British patent"},
    {"patentus", "U.S. patent"},
    {"patreq", "patent request"},
    {"patreqde", "German patent request"},
    {"patreqeu", "European patent request"},
    {"patreqfr", "French patent request"},
    {"patrequk", "British patent request"},
    {"patrequs", "U.S. patent request"},
    {"inpreparation", "in preparation"},
    {"submitted", "submitted"},
    {"forthcoming", "forthcoming"},
    {"inpress", "in press"},
    {"prepublished", "pre-published"},
    {"newseries", "new series"},
    {"oldseries", "old series"},
    {"countryde", "Germany"},
    {"countryeu", "European Union"},
    {"countryep", "European Union"},
    {"countryfr", "France"},
    {"countryuk", "United Kingdom"},
    {"countryus", "United States of America"},
});

constexpr auto without_counterpart = std::to_array<std::string_view>({
    "addendum", "afterword", "annotator", "authortype", "bookpagination", "commentator", "crossref", "editora",
    "editoratype", "editorb", "editorbtype", "editorc", "editorctype", "editortype", "entryset", "eventtitleaddon",
    "execute", "foreword", "gender", "holder", "howpublished", "ids", "indexsorttitle", "indextitle", "introduction",
    "isan", "ismn", "isrn", "iswc", "key", "label", "langidopts", "lista", "listb", "listc", "listd", "liste", "listf",
    "namea", "nameaddon", "nameatype", "nameb", "namebtype", "namec", "namectype", "options", "origlanguage",
    "pagination", "presort", "related", "relatedoptions", "relatedstring", "relatedtype", "reprinttitle",
    "shortauthor", "shorteditor", "shorthand", "shorthandintro", "shortseries", "sortkey", "sortname", "sortshorthand",
    "sorttitle", "sortyear", "usera", "userb", "userc", "userd", "usere", "userf", "verba", "verbb", "verbc", "xdata",
    "xref", "yeardivision",
});
// clang-format on
static_assert(std::ranges::is_sorted(without_counterpart));
static_assert(std::ranges::find(field_list, unknown_tag, &FieldRow::number) == field_list.end());

/// For each variable, the first row that a dialect writes, and for each row the next one. field_list.size() is the end.
struct WrittenRows {
  std::array<std::uint8_t, field_count> first{};
  std::array<std::uint8_t, field_list.size()> next{};
};

constexpr WrittenRows make_written_rows(Dialect dialect) {
  static_assert(field_list.size() < 255);
  WrittenRows written;
  written.first.fill(field_list.size());
  for (std::size_t row = field_list.size(); row-- > 0;) {
    if (!includes(field_list[row].written, dialect)) continue;
    std::uint8_t& first = written.first[static_cast<std::size_t>(field_list[row].field)];
    written.next[row] = first;
    first = static_cast<std::uint8_t>(row);
  }
  return written;
}
constexpr WrittenRows written_by_bibtex = make_written_rows(Dialect::bibtex);
constexpr WrittenRows written_by_biblatex = make_written_rows(Dialect::biblatex);

/// One past the last row.
constexpr std::uint8_t no_row = field_list.size();

/// For each tag, its first row; for each row, the next one with the same tag.
struct RowIndex {
  std::array<std::uint8_t, known_tags.size()> first;
  std::array<std::uint8_t, field_list.size()> next;
};
constexpr RowIndex row_index = [] {
  RowIndex index{};
  index.first.fill(no_row);
  for (std::size_t row = field_list.size(); row-- > 0;) {
    index.next[row] = index.first[field_list[row].number];
    index.first[field_list[row].number] = static_cast<std::uint8_t>(row);
  }
  return index;
}();

constexpr auto rows_of_fields = [] {
  std::array<RowSet, field_count> sets{};
  static_assert(field_list.size() <= 64 * RowSet().words.size());
  for (std::size_t row = 0; row < field_list.size(); ++row) {
    sets[static_cast<std::size_t>(field_list[row].field)].add(row);
  }
  return sets;
}();

}  // namespace

const RowSet& rows_of(Field field) noexcept { return rows_of_fields[static_cast<std::size_t>(field)]; }

Tag written_tag(Field field, Kind kind, Dialect dialect) noexcept {
  const WrittenRows& written = dialect == Dialect::bibtex ? written_by_bibtex : written_by_biblatex;
  std::size_t row = written.first[static_cast<std::size_t>(field)];
  while (row < field_list.size() && !field_list[row].kinds.contains(kind)) row = written.next[row];
  return row < field_list.size() ? field_list[row].number : unknown_tag;
}

std::span<const FieldRow> field_rows() noexcept { return field_list; }

std::optional<Field> variable_of(Tag tag, Kind kind) noexcept {
  if (tag == unknown_tag) return std::nullopt;
  for (std::size_t row = row_index.first[tag]; row != no_row; row = row_index.next[row]) {
    if (field_list[row].kinds.contains(kind)) return field_list[row].field;
  }
  return std::nullopt;
}
std::span<const RoleRow> role_rows() noexcept { return roles; }
std::span<const KeyRow> key_rows() noexcept { return keys; }

bool is_known_field(std::string_view tag) noexcept {
  return std::ranges::binary_search(without_counterpart, tag) ||
         std::ranges::find(field_list, tag, &FieldRow::tag) != field_list.end();
}

}  // namespace opcit::bibtex
