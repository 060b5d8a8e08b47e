#include "hayagriva/tables.h"

#include <algorithm>

namespace opcit::hayagriva {
namespace {

/// The last row is for all other kinds.
constexpr TypeRow rows[] = {
    {Kind::article_journal, "article", "periodical"},
    {Kind::article_magazine, "article", "periodical"},
    {Kind::article_newspaper, "article", "newspaper"},
    {Kind::paper_conference, "article", "proceedings"},
    {Kind::chapter, "chapter", "book"},
    {Kind::entry_encyclopedia, "entry", "reference"},
    {Kind::entry_dictionary, "entry", "reference"},
    {Kind::entry, "entry", "reference"},
    {Kind::article, "article", "repository"},
    {Kind::book, "book", "book"},
    {Kind::collection, "anthology", "book"},
    {Kind::periodical, "periodical", "periodical"},
    {Kind::thesis, "thesis", "misc"},
    {Kind::report, "report", "misc"},
    {Kind::webpage, "web", "web"},
    {Kind::post, "post", "thread"},
    {Kind::post_weblog, "post", "blog"},
    {Kind::software, "repository", "misc"},
    {Kind::dataset, "repository", "misc"},
    {Kind::patent, "patent", "misc"},
    {Kind::legal_case, "case", "periodical"},
    {Kind::legislation, "legislation", "periodical"},
    {Kind::manuscript, "manuscript", "misc"},
    {Kind::motion_picture, "video", "misc"},
    {Kind::song, "audio", "audio"},
    {Kind::graphic, "artwork", "exhibition"},
    {Kind::performance, "performance", "misc"},
    {Kind::review, "article", "periodical"},
    {Kind::review_book, "article", "periodical"},
    {Kind::speech, "misc", "conference"},
    {Kind::document, "misc", "misc"},
};

}  // namespace

const TypeRow& row_of(Kind kind) noexcept {
  const auto* const at =
      std::find_if(std::begin(rows), std::end(rows), [kind](const TypeRow& row) { return row.kind == kind; });
  return at == std::end(rows) ? std::end(rows)[-1] : *at;
}

}  // namespace opcit::hayagriva
