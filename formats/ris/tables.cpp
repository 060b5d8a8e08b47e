#include "ris/tables.h"

#include <algorithm>
#include <array>

#include "model/identifiers.h"

namespace opcit::ris {
namespace {

// Each kind is written as its first row.
constexpr TypeRow type_rows[] = {
    {"JOUR", Kind::article_journal, Family::journal},
    {"EJOUR", Kind::article_journal, Family::journal},
    {"ABST", Kind::article_journal, Family::journal},
    {"INPR", Kind::article_journal, Family::journal},
    {"JFULL", Kind::periodical, Family::journal},
    {"MGZN", Kind::article_magazine, Family::magazine},
    {"NEWS", Kind::article_newspaper, Family::newspaper},
    {"BOOK", Kind::book, Family::book},
    {"EBOOK", Kind::book, Family::book},
    {"EDBOOK", Kind::book, Family::edited_book},
    {"SER", Kind::book, Family::book},
    {"CTLG", Kind::book, Family::book},
    {"CLSWK", Kind::classic, Family::book},
    {"ANCIENT", Kind::classic, Family::generic},
    {"CHAP", Kind::chapter, Family::chapter},
    {"ECHAP", Kind::chapter, Family::chapter},
    {"CONF", Kind::paper_conference, Family::conference},
    {"CPAPER", Kind::paper_conference, Family::conference},
    {"RPRT", Kind::report, Family::report},
    {"GOVDOC", Kind::report, Family::report},
    {"THES", Kind::thesis, Family::thesis},
    {"MANSCPT", Kind::manuscript, Family::manuscript},
    {"PAMP", Kind::pamphlet, Family::manuscript},
    {"UNPB", Kind::manuscript, Family::unpublished},
    {"UNPD", Kind::manuscript, Family::unpublished},
    {"PAT", Kind::patent, Family::patent},
    {"CASE", Kind::legal_case, Family::law_case},
    {"STAT", Kind::legislation, Family::statute},
    {"BILL", Kind::bill, Family::bill},
    {"UNBILL", Kind::bill, Family::bill},
    {"HEAR", Kind::hearing, Family::hearing},
    {"LEGAL", Kind::regulation, Family::regulation},
    {"MPCT", Kind::motion_picture, Family::film},
    {"VIDEO", Kind::motion_picture, Family::film},
    {"ADVS", Kind::motion_picture, Family::film},
    {"MULTI", Kind::motion_picture, Family::film},
    {"SOUND", Kind::song, Family::sound},
    {"POD", Kind::song, Family::sound},
    {"MUSIC", Kind::musical_score, Family::sound},
    {"MAP", Kind::map, Family::map},
    {"ART", Kind::graphic, Family::art},
    {"CHART", Kind::graphic, Family::art},
    {"FIGURE", Kind::figure, Family::art},
    {"EQUA", Kind::figure, Family::art},
    {"ELEC", Kind::webpage, Family::web},
    {"WEB", Kind::webpage, Family::web},
    {"BLOG", Kind::post_weblog, Family::blog},
    {"COMP", Kind::software, Family::software},
    {"PCOMM", Kind::personal_communication, Family::letter},
    {"ICOMM", Kind::personal_communication, Family::letter},
    {"INTV", Kind::interview, Family::letter},
    {"SLIDE", Kind::speech, Family::talk},
    {"DATA", Kind::dataset, Family::dataset},
    {"DBASE", Kind::dataset, Family::dataset},
    {"AGGR", Kind::dataset, Family::dataset},
    {"DICT", Kind::entry_dictionary, Family::lexicon},
    {"ENCYC", Kind::entry_encyclopedia, Family::lexicon},
    {"STAND", Kind::standard, Family::standard},
    {"STD", Kind::standard, Family::standard},
    {"GEN", Kind::document, Family::generic},
    {"GRANT", Kind::document, Family::generic},
    {"GRNT", Kind::document, Family::generic},
    {"PRESS", Kind::document, Family::generic},
    {"OTHER", Kind::document, Family::generic},
};

// Kinds without a type in RIS, or with a type that Zotero, JabRef and citation-js do not read.
struct Substitute {
  Kind kind;
  std::string_view type;
};
constexpr Substitute substitutes[] = {
    {Kind::broadcast, "MPCT"},   {Kind::collection, "GEN"},  {Kind::entry, "ENCYC"},
    {Kind::event, "GEN"},        {Kind::interview, "PCOMM"},  // Zotero does so; INTV is unknown to it
    {Kind::performance, "MPCT"}, {Kind::post, "BLOG"},       {Kind::review, "JOUR"},
    {Kind::review_book, "JOUR"}, {Kind::treaty, "STAT"},
};

constexpr Families books = families(Family::book, Family::edited_book);
constexpr Families periodicals = families(Family::journal, Family::magazine, Family::newspaper);
constexpr Families parts = families(Family::chapter, Family::conference, Family::lexicon);
constexpr Families conference = families(Family::conference);
constexpr Families chapter = families(Family::chapter);
constexpr Families patent = families(Family::patent);
constexpr Families screen_and_sound = families(Family::film, Family::sound);

// A comment "EndNote" gives the name of this tag in EndNote's RIS export for the reference type.
constexpr TagRow tag_rows[] = {
    // Titles.
    {"TI", all_families, Target::text, Field::title},
    {"T1", all_families, Target::text, Field::title, Use::read},
    {"CT", all_families, Target::text, Field::title, Use::read},
    {"BT", books | families(Family::manuscript, Family::report, Family::thesis), Target::text, Field::title, Use::read},
    {"ST", all_families, Target::text, Field::title_short},

    // People.
    {"AU", families(Family::film), Target::names, Field::director},
    {"AU", families(Family::sound), Target::names, Field::composer},
    {"AU", families(Family::edited_book), Target::names, Field::editor},
    {"AU", all_families & ~families(Family::film, Family::sound, Family::edited_book), Target::names, Field::author},
    {"AU", families(Family::film, Family::sound, Family::edited_book), Target::names, Field::author, Use::write},
    {"A1", families(Family::film), Target::names, Field::director, Use::read},
    {"A1", families(Family::sound), Target::names, Field::composer, Use::read},
    {"A1", families(Family::edited_book), Target::names, Field::editor, Use::read},
    {"A1", all_families, Target::names, Field::author, Use::read},
    {"A2", books | families(Family::report, Family::software, Family::web, Family::map), Target::names,
     Field::collection_editor},
    {"A2", families(Family::letter), Target::names, Field::recipient},
    {"A2", screen_and_sound, Target::names, Field::performer},
    {"A2", families(Family::dataset), Target::names, Field::producer},
    {"A2", families(Family::bill), Target::names, Field::contributor},              // EndNote: Sponsor
    {"A2", families(Family::law_case), Target::text, Field::container_title},       // EndNote: Reporter
    {"A2", patent | families(Family::regulation), Target::text, Field::authority},  // EndNote: Issuing Organization
    {"A2", all_families & ~families(Family::art), Target::names, Field::editor},
    {"A3", families(Family::book), Target::names, Field::editor},
    {"A3", families(Family::film), Target::names, Field::producer},
    {"A3", families(Family::thesis), Target::names, Field::contributor},  // EndNote: Advisor
    {"A3", families(Family::blog), Target::names, Field::illustrator},
    {"A3", parts | periodicals | families(Family::sound, Family::generic, Family::unpublished), Target::names,
     Field::collection_editor},
    {"A4", conference | families(Family::dataset, Family::film), Target::names, Field::contributor},
    {"A4", families(Family::sound), Target::names, Field::producer},
    {"A4", families(Family::report), Target::text, Field::division},  // EndNote: Department/Division
    {"A4", all_families & ~families(Family::law_case), Target::names, Field::translator},
    {"ED", all_families, Target::names, Field::editor, Use::read},
    {"C2", chapter, Target::names, Field::container_author},  // Zotero: bookAuthor

    // The container.
    {"C3", conference, Target::text, Field::container_title},  // EndNote: Proceedings Title
    {"T2", conference, Target::second, Field::container_title, Use::both, Field::event_title},
    {"T2", books | families(Family::report, Family::software, Family::map, Family::standard), Target::text,
     Field::collection_title},
    {"T2", families(Family::thesis), Target::text, Field::division},                  // EndNote: Academic Department
    {"T2", families(Family::hearing), Target::text, Field::section},                  // EndNote: Committee
    {"T2", families(Family::talk), Target::text, Field::event_title},                 // Zotero: meetingName
    {"T2", families(Family::law_case), Target::text, Field::title_short, Use::read},  // ProCite: Case Name (Abbrev)
    {"T2", all_families, Target::text, Field::container_title},
    {"JF", all_families, Target::text, Field::container_title, Use::read},
    // Full or abbreviated: the specification allows both, and Reference Manager has no other tag for abbreviations.
    {"JO", all_families, Target::text, Field::container_title, Use::read, Field::container_title_short},
    {"BT", all_families, Target::text, Field::container_title, Use::read},
    {"J2", all_families, Target::text, Field::container_title_short},
    {"JA", all_families, Target::text, Field::container_title_short, Use::read},
    {"J1", all_families, Target::text, Field::container_title_short, Use::read},
    {"T3", families(Family::bill, Family::hearing), Target::text, Field::authority},  // EndNote: Legislative Body
    {"T3", books | families(Family::report, Family::software, Family::map), Target::text, Field::collection_title,
     Use::read},
    {"T3", all_families, Target::text, Field::collection_title},
    {"RI", all_families, Target::text, Field::reviewed_title},

    // Dates.
    {"PY", all_families, Target::issued, Field::issued},
    {"DA", all_families, Target::issued, Field::issued},
    {"Y1", all_families, Target::issued, Field::issued, Use::read},
    {"ET", families(Family::journal), Target::date, Field::available_date},  // EndNote: Epub Date
    {"SE", families(Family::law_case), Target::date, Field::submitted},      // EndNote: Filed Date

    // Numbers.
    {"VL", patent, Target::text, Field::version},  // EndNote: Patent Version Number
    {"VL", all_families & ~families(Family::web, Family::blog, Family::letter, Family::art, Family::thesis),
     Target::text, Field::volume},
    {"NV", books | parts | families(Family::sound, Family::hearing, Family::generic), Target::text,
     Field::number_of_volumes},
    {"IS", chapter, Target::text, Field::number_of_volumes, Use::read},
    {"IS", books, Target::text, Field::volume, Use::read},  // ProCite: Volume ID; VL is the edition there
    {"IS", all_families & ~(patent | families(Family::web, Family::software, Family::dataset)), Target::text,
     Field::issue},
    {"CP", all_families, Target::text, Field::issue, Use::read},
    {"M1", periodicals | conference | families(Family::generic), Target::text, Field::issue, Use::read},
    {"M1", books, Target::text, Field::collection_number},
    {"M1", chapter, Target::text, Field::number_of_volumes, Use::read},
    {"M1",
     families(Family::bill, Family::statute, Family::hearing, Family::thesis, Family::manuscript, Family::unpublished,
              Family::film, Family::letter, Family::talk, Family::lexicon),
     Target::text, Field::number},
    {"C7", periodicals, Target::text, Field::number},  // EndNote: Article Number
    {"SV", chapter, Target::text, Field::collection_number},
    {"SV", families(Family::law_case), Target::text, Field::number},           // EndNote: Docket Number
    {"NV", families(Family::dataset), Target::text, Field::number},            // EndNote: Study Number
    {"NV", families(Family::report), Target::text, Field::collection_number},  // EndNote: Series Volume
    {"NV", families(Family::law_case), Target::text, Field::container_title_short, Use::read},
    {"ET", families(Family::software, Family::dataset, Family::art), Target::text, Field::version},
    {"ET", all_families & ~families(Family::bill, Family::hearing, Family::statute, Family::patent, Family::law_case),
     Target::text, Field::edition},
    {"IS", families(Family::web), Target::text, Field::edition, Use::read},
    {"IS", families(Family::software, Family::dataset), Target::text, Field::version, Use::read},
    {"SP", books | families(Family::thesis, Family::manuscript), Target::page_count, Field::number_of_pages},
    {"SP", families(Family::film), Target::text, Field::dimensions},  // Zotero: runningTime
    {"SP", all_families, Target::first_page, Field::page},
    {"EP", all_families & ~families(Family::film), Target::last_page, Field::page},
    {"SE", chapter, Target::text, Field::chapter_number},
    {"SE", families(Family::journal), Target::first_page, Field::page, Use::both,
     Field::section},  // EndNote: Start Page
    {"SE",
     families(Family::newspaper, Family::bill, Family::statute, Family::regulation, Family::report, Family::generic,
              Family::standard),
     Target::text, Field::section},
    {"C1", families(Family::map), Target::text, Field::scale},
    {"C3", families(Family::art), Target::text, Field::dimensions},  // EndNote: Size/Length
    {"C5", screen_and_sound, Target::text, Field::medium},           // EndNote: Format
    {"C5", patent, Target::text, Field::references},
    {"C6", patent, Target::text, Field::status},  // EndNote: Legal Status

    // Publisher and place.
    {"PB", families(Family::law_case), Target::text, Field::authority},  // EndNote: Court
    {"PB", all_families, Target::text, Field::publisher},
    {"C1", conference, Target::text, Field::publisher_place},  // EndNote: Place Published; CY is where they met
    {"CY", conference, Target::second, Field::publisher_place, Use::both, Field::event_place},
    {"CY", families(Family::talk), Target::text, Field::event_place},
    {"CY", families(Family::statute), Target::text, Field::jurisdiction},  // EndNote: Country
    {"CY", all_families, Target::text, Field::publisher_place},
    {"PP", all_families, Target::text, Field::publisher_place, Use::read},

    // Identifiers and URLs.
    {"SN", patent, Target::text, Field::number},  // any shape, also that of an ISSN
    {"SN", families(Family::report, Family::standard), Target::serial, Field::number},
    {"SN", all_families, Target::serial},
    {"M1", families(Family::report, Family::standard), Target::text, Field::number, Use::read},
    {"IS", patent, Target::text, Field::number, Use::read},
    {"DO", all_families, Target::doi},
    {"DI", all_families, Target::doi, no_field, Use::read},
    {"C2", periodicals, Target::pmcid},  // EndNote: PMCID
    {"AN", all_families, Target::accession, Field::archive_location},
    {"DB", all_families, Target::database, Field::archive},
    {"UR", all_families, Target::url},
    {"LK", all_families, Target::url, no_field, Use::read},
    {"L1", all_families, Target::link, no_field, Use::both, no_field, LinkKind::pdf},
    {"L2", all_families, Target::link, no_field, Use::both, no_field, LinkKind::page},
    {"L4", all_families, Target::link, no_field, Use::both, no_field, LinkKind::file},

    // Subject and content.
    {"M3", all_families, Target::genre, Field::genre},
    {"VL", families(Family::thesis), Target::text, Field::genre, Use::read},  // EndNote: Degree
    {"AB", all_families, Target::joined, Field::abstract},
    {"N2", all_families, Target::joined, Field::abstract, Use::read},
    {"KW", all_families, Target::keyword, Field::keyword},
    {"LA", all_families, Target::text, Field::language},
    {"N1", all_families, Target::joined, Field::note},
    {"RN", all_families, Target::joined, Field::annote},  // EndNote: Research Notes

    // Access to this copy.
    {"Y2", all_families, Target::date, Field::accessed},
    {"DP", all_families, Target::text, Field::source},
    {"CN", all_families, Target::text, Field::call_number},
    {"H1", all_families, Target::text, Field::source, Use::read},       // library of a union catalogue, and
    {"H2", all_families, Target::text, Field::call_number, Use::read},  // its shelf mark
    {"AV", all_families, Target::text, Field::archive_location, Use::read},
    {"LB", all_families, Target::text, Field::citation_label},
    {"ID", all_families, Target::key},
};

// Tags that some programs write. The record has no field for them, so they are kept as extra.
constexpr std::string_view other_tags[] = {"TY", "ER", "AD", "A5", "A6", "C1", "C3", "C4", "C5", "C6", "C8", "CA",
                                           "CL", "L3", "M2", "NO", "OP", "RP", "TA", "TS", "TT", "U1", "U2", "U3",
                                           "U4", "U5", "U6", "U7", "U8", "U9", "U0", "Y3", "PM", "SV", "SE", "NV"};

constexpr std::size_t digits_and_letters = 36;

constexpr std::size_t index_of(char c) noexcept {
  if (c >= '0' && c <= '9') return static_cast<std::size_t>(c - '0');
  if (c >= 'A' && c <= 'Z') return static_cast<std::size_t>(c - 'A') + 10;
  return digits_and_letters;
}

// For each tag, a linked list of its rows: the first row, and for each row the next one with the same tag.
struct Index {
  static constexpr std::uint8_t none = 0xFF;
  std::array<std::uint8_t, digits_and_letters* digits_and_letters> first = {};
  std::array<std::uint8_t, std::size(tag_rows)> next = {};
  std::array<bool, digits_and_letters* digits_and_letters> known = {};
};
static_assert(std::size(tag_rows) < Index::none);

constexpr std::size_t slot(std::string_view tag) noexcept {
  return index_of(tag[0]) * digits_and_letters + index_of(tag[1]);
}

constexpr Index make_index() {
  Index index;
  index.first.fill(Index::none);
  index.next.fill(Index::none);
  for (std::size_t i = std::size(tag_rows); i-- > 0;) {
    if (tag_rows[i].use == Use::write) continue;
    std::uint8_t& first = index.first[slot(tag_rows[i].tag)];
    index.next[i] = first;
    first = static_cast<std::uint8_t>(i);
    index.known[slot(tag_rows[i].tag)] = true;
  }
  for (const std::string_view tag : other_tags) index.known[slot(tag)] = true;
  return index;
}
constexpr Index tag_index = make_index();

std::size_t slot(Tag tag) noexcept {
  const std::size_t first = index_of(static_cast<char>(tag >> 8U));
  const std::size_t second = index_of(static_cast<char>(tag & 0xFFU));
  return first == digits_and_letters || second == digits_and_letters ? tag_index.first.size()
                                                                     : first * digits_and_letters + second;
}

bool same_type(std::string_view row, std::string_view type) noexcept {
  return row.size() == type.size() && std::ranges::equal(row, type, [](char a, char b) {
           return a == (b >= 'a' && b <= 'z' ? static_cast<char>(b - 32) : b);
         });
}

}  // namespace

const TypeRow* find_type(std::string_view type) noexcept {
  const auto* row = std::ranges::find_if(type_rows, [&](const TypeRow& each) { return same_type(each.type, type); });
  return row == std::end(type_rows) ? nullptr : row;
}

bool is_written_as_preprint(const Record& record) noexcept {
  if (record.kind == Kind::article) return true;
  return may_be_preprint(type_of(record.kind).kind) && names_only_arxiv(record);
}

const TypeRow& type_of(Kind kind) noexcept {
  for (const Substitute& each : substitutes) {
    if (each.kind == kind) return *find_type(each.type);
  }
  const auto* row = std::ranges::find(type_rows, kind, &TypeRow::kind);
  return row == std::end(type_rows) ? *find_type("GEN") : *row;
}

Scheme usual_serial(Family family) noexcept {
  return (families(family) & (periodicals | families(Family::generic))) != 0 ? Scheme::issn : Scheme::isbn;
}

std::span<const TypeRow> all_types() noexcept { return type_rows; }
std::span<const TagRow> all_tags() noexcept { return tag_rows; }

const TagRow* find_tag(Tag tag, Family family) noexcept {
  const std::size_t at = slot(tag);
  if (at >= tag_index.first.size()) return nullptr;
  const Families wanted = families(family);
  for (std::uint8_t row = tag_index.first[at]; row != Index::none; row = tag_index.next[row]) {
    if ((tag_rows[row].where & wanted) != 0) return &tag_rows[row];
  }
  return nullptr;
}

bool is_known_tag(Tag tag) noexcept {
  const std::size_t at = slot(tag);
  return at < tag_index.known.size() && tag_index.known[at];
}

}  // namespace opcit::ris
