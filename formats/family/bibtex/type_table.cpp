#include "family/bibtex/type_table.h"

#include <algorithm>
#include <array>

namespace opcit::bibtex {
namespace {

using enum Dialects;

// clang-format off
constexpr auto rows = std::to_array<TypeRow>({
    // The fourteen of BibTeX's standard styles.
    {"article", "magazine", Kind::article_magazine, both},
    {"article", "newspaper", Kind::article_newspaper, both},
    {"article", "", Kind::article_journal, both},
    {"book", "", Kind::book, both},
    {"booklet", "", Kind::pamphlet, both},
    {"incollection", "", Kind::chapter, both},
    {"inbook", "", Kind::chapter, none},
    {"inproceedings", "", Kind::paper_conference, both},
    {"conference", "", Kind::paper_conference, none},
    {"manual", "", Kind::book, none},
    {"phdthesis", "", Kind::thesis, bibtex},
    {"mastersthesis", "", Kind::thesis, none},
    {"proceedings", "", Kind::book, none},
    {"techreport", "", Kind::report, bibtex},
    {"unpublished", "", Kind::manuscript, both},
    // A preprint: ORCID and Zotero know no better type of BibTeX's; biblatex's maintainers advise @online.
    {"online", "preprint", Kind::article, biblatex},
    {"misc", "preprint", Kind::article, bibtex},
    // biblatex, regular types.
    {"mvbook", "", Kind::book, none},
    {"bookinbook", "", Kind::chapter, none},
    {"suppbook", "", Kind::chapter, none},
    {"collection", "", Kind::book, none},
    {"mvcollection", "", Kind::book, none},
    {"suppcollection", "", Kind::chapter, none},
    {"dataset", "", Kind::dataset, biblatex},
    {"online", "", Kind::webpage, biblatex},
    {"patent", "", Kind::patent, biblatex},
    {"periodical", "magazine", Kind::article_magazine, none},
    {"periodical", "newspaper", Kind::article_newspaper, none},
    {"periodical", "", Kind::periodical, biblatex},
    {"suppperiodical", "magazine", Kind::article_magazine, none},
    {"suppperiodical", "newspaper", Kind::article_newspaper, none},
    {"suppperiodical", "", Kind::article_journal, none},
    {"mvproceedings", "", Kind::book, none},
    {"reference", "", Kind::book, none},
    {"mvreference", "", Kind::book, none},
    {"inreference", "", Kind::entry_encyclopedia, biblatex},
    {"report", "", Kind::report, biblatex},
    {"software", "", Kind::software, biblatex},
    {"thesis", "", Kind::thesis, biblatex},
    // biblatex, types without a driver of their own.
    {"artwork", "", Kind::graphic, biblatex},
    {"audio", "", Kind::song, biblatex},
    {"commentary", "", Kind::book, none},
    {"image", "", Kind::graphic, none},
    {"image", "figure", Kind::figure, biblatex},
    {"jurisdiction", "", Kind::legal_case, biblatex},
    {"legal", "", Kind::treaty, biblatex},
    {"legislation", "", Kind::legislation, biblatex},
    {"letter", "", Kind::personal_communication, biblatex},
    {"movie", "", Kind::motion_picture, biblatex},
    {"music", "", Kind::song, none},
    {"performance", "", Kind::performance, biblatex},
    {"review", "", Kind::review, biblatex},
    {"standard", "", Kind::standard, biblatex},
    {"video", "", Kind::motion_picture, none},
    // Aliases of biblatex (section 2.1.2), biblatex-apa's and other people's types.
    {"electronic", "", Kind::webpage, none},
    {"www", "", Kind::webpage, none},
    {"preprint", "", Kind::article, none},
    {"data", "", Kind::dataset, none},
    {"letters", "", Kind::personal_communication, none},
    {"newsarticle", "", Kind::article_newspaper, none},
    {"presentation", "", Kind::speech, none},
    {"talk", "", Kind::speech, none},
    // Kinds without a type: the nearest one, and the kind in entrysubtype.
    {"book", "classic", Kind::classic, both},
    {"inreference", "entry", Kind::entry, biblatex},
    {"inreference", "entry-dictionary", Kind::entry_dictionary, biblatex},
    {"incollection", "entry", Kind::entry, bibtex},
    {"incollection", "entry-dictionary", Kind::entry_dictionary, bibtex},
    {"incollection", "entry-encyclopedia", Kind::entry_encyclopedia, bibtex},
    {"legislation", "bill", Kind::bill, biblatex},
    {"legislation", "regulation", Kind::regulation, biblatex},
    {"online", "post", Kind::post, biblatex},
    {"online", "post-weblog", Kind::post_weblog, biblatex},
    {"video", "broadcast", Kind::broadcast, biblatex},
    {"review", "review-book", Kind::review_book, biblatex},
    {"article", "review", Kind::review, bibtex},
    {"article", "review-book", Kind::review_book, bibtex},
    {"unpublished", "speech", Kind::speech, both},
    {"misc", "", Kind::document, both},
    // Known types that stand for no work of their own.
    {"set", "", Kind::document, none},
    {"xdata", "", Kind::document, none},
    {"bibnote", "", Kind::document, none},
    {"customa", "", Kind::document, none},
    {"customb", "", Kind::document, none},
    {"customc", "", Kind::document, none},
    {"customd", "", Kind::document, none},
    {"custome", "", Kind::document, none},
    {"customf", "", Kind::document, none},
});

constexpr auto standard_types = std::to_array<std::string_view>(
    {"article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual", "mastersthesis",
     "misc", "phdthesis", "proceedings", "techreport", "unpublished"});
// clang-format on

bool same_unless_empty(std::string_view wanted, std::string_view given) noexcept {
  return wanted.empty() || wanted == given;
}

}  // namespace

std::span<const TypeRow> type_rows() noexcept { return rows; }

bool is_known_type(std::string_view type, Dialect dialect) noexcept {
  if (dialect == Dialect::bibtex) return std::ranges::find(standard_types, type) != standard_types.end();
  return std::ranges::find(rows, type, &TypeRow::type) != rows.end();
}

std::optional<Kind> kind_of(std::string_view type, std::string_view subtype) noexcept {
  if (!subtype.empty()) {
    if (const auto kind = find_kind(subtype)) return kind;
  }
  for (const TypeRow& row : rows) {
    if (row.type == type && same_unless_empty(row.subtype, subtype)) return row.kind;
  }
  return std::nullopt;
}

EntryType entry_type_for(Kind kind, Dialect dialect) noexcept {
  for (const TypeRow& row : rows) {
    if (row.kind == kind && includes(row.written, dialect)) return {row.type, row.subtype};
  }
  return {"misc", spelling(kind)};
}

}  // namespace opcit::bibtex
