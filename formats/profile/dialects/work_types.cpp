#include "profile/dialects/work_types.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace opcit::profile {
namespace {

struct TypeName {
  std::string_view name;  // lower case
  WorkType type;
};
constexpr WorkType article{Kind::article_journal, false};
constexpr WorkType conference{Kind::paper_conference, false};
constexpr WorkType preprint{Kind::article, true};

// The names of ORCID, HAL, ResearchGate, Scopus and Web of Science; for ORCID and HAL, in all their languages.
constexpr auto types = std::to_array<TypeName>({
    {"journal article", article},
    {"article", article},
    {"journal articles", article},
    {"magazine article", {Kind::article_magazine, false}},
    {"review", article},
    {"review article", article},
    {"letter", article},
    {"note", article},
    {"editorial", article},
    {"short survey", article},
    {"data paper", article},
    {"journal issue", article},
    {"conference paper", conference},
    {"conference papers", conference},
    {"conference abstract", conference},
    {"conference poster", conference},
    {"conference proceedings", conference},
    {"proceedings paper", conference},
    {"conference output", conference},
    {"poster", conference},
    {"poster communications", conference},
    {"book", {Kind::book, false}},
    {"books", {Kind::book, false}},
    {"edited book", {Kind::book, false}},
    {"book chapter", {Kind::chapter, false}},
    {"book sections", {Kind::chapter, false}},
    {"chapter", {Kind::chapter, false}},
    {"book review", {Kind::review_book, false}},
    {"dissertation", {Kind::thesis, false}},
    {"dissertation thesis", {Kind::thesis, false}},
    {"thesis", {Kind::thesis, false}},
    {"theses", {Kind::thesis, false}},
    {"report", {Kind::report, false}},
    {"reports", {Kind::report, false}},
    {"working paper", preprint},
    {"preprint", preprint},
    {"preprints, working papers, ...", preprint},
    {"preprints, working papers", preprint},
    {"preprint, working paper", preprint},
    {"technical report", {Kind::report, false}},
    {"patent", {Kind::patent, false}},
    {"data set", {Kind::dataset, false}},
    {"data", {Kind::dataset, false}},
    {"dataset", {Kind::dataset, false}},
    {"software", {Kind::software, false}},
    {"other", {}},
    {"other publications", {}},
    {"presentation", {Kind::speech, false}},
    {"lecture", {Kind::speech, false}},
    {"website", {Kind::webpage, false}},
    {"research", {}},
    {"experiment findings", {}},
    {"article dans une revue", article},
    {"articles dans une revue", article},
    {"communication dans un congrès", conference},
    {"communications dans un congrès", conference},
    {"chapitre d'ouvrage", {Kind::chapter, false}},
    {"chapitres d'ouvrage", {Kind::chapter, false}},
    {"ouvrage", {Kind::book, false}},
    {"ouvrages", {Kind::book, false}},
    {"pré-publication, document de travail", preprint},
    {"pré-publications, documents de travail", preprint},
    {"thèse", {Kind::thesis, false}},
    {"rapport", {Kind::report, false}},
    {"rapports", {Kind::report, false}},
    {"poster de conférence", conference},
    {"article de revue", article},
    {"article de conférence", conference},
    {"prépublication", preprint},
    {"livre", {Kind::book, false}},
    {"chapitre de livre", {Kind::chapter, false}},
    {"zeitschriftenartikel", article},
    {"konferenzbeitrag", conference},
    {"konferenzpapier", conference},
    {"buch", {Kind::book, false}},
    {"buchkapitel", {Kind::chapter, false}},
    {"dissertation/thesis", {Kind::thesis, false}},
    {"artículo de revista", article},
    {"ponencia de congreso", conference},
    {"documento de conferencia", conference},
    {"capítulo de libro", {Kind::chapter, false}},
    {"libro", {Kind::book, false}},
    {"artigo de periódico", article},
    {"artigo em revista", article},
    {"trabalho em conferência", conference},
    {"articolo di rivista", article},
    {"articolo su rivista", article},
    {"documento di conferenza", conference},
    {"журнальная статья", article},
    {"статья в журнале", article},
    {"доклад на конференции", conference},
    {"препринт", preprint},
    {"期刊文章", article},
    {"会议论文", conference},
    {"預印本", preprint},
    {"预印本", preprint},
    {"学術論文", article},
    {"会議論文", conference},
});

constexpr auto conference_words =
    std::to_array<std::string_view>({"proceedings", "conference", "workshop", "symposium", "meeting of the", "lrec",
                                     "neurips", "icml", "iclr", "cvpr"});

}  // namespace

bool is_work_type(std::string_view line) noexcept {
  return std::ranges::any_of(types, [line](const TypeName& row) { return ascii::equals_lower(line, row.name); });
}

WorkType work_type_of(std::string_view type, std::string_view venue) noexcept {
  const auto* const found =
      std::ranges::find_if(types, [type](const TypeName& row) { return ascii::equals_lower(type, row.name); });
  if (found != types.end()) return found->type;
  if (ascii::starts_with_lower(venue, "arxiv") || ascii::starts_with_lower(venue, "corr abs")) return preprint;
  if (ascii::contains_lower(venue, "journal") || ascii::contains_lower(venue, "transactions on")) return article;
  const auto in_venue = [venue](std::string_view word) { return ascii::contains_lower(venue, word); };
  return std::ranges::any_of(conference_words, in_venue) ? conference : WorkType{};
}

}  // namespace opcit::profile
