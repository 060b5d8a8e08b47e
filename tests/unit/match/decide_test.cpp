#include <gtest/gtest.h>

#include "match/decide.h"
#include "opcit/builder.h"
#include "support/fake_arxiv.h"
#include "support/records.h"

namespace opcit::match {
namespace {

using test::Paper;

constexpr const char* long_abstract =
    "Flat minima generalize better. This paper averages the sharpness-aware updates of several micro-batches and finds "
    "minima that are flatter still, at a cost that grows by seven percent only, on twelve tasks.";
constexpr const char* other_abstract =
    "Weather models need large data. We gather forty years of observations from buoys, balloons and satellites, and "
    "show what a benchmark of six downstream tasks tells about them in the tropics.";

const Paper linr = {.id = "2407.13218",
                    .titles = {"LiNR: Model Based Neural Retrieval on GPUs at LinkedIn"},
                    .authors = "Fedor Borisyuk, Qingquan Song, Mingzhou Zhou, Aman Gupta",
                    .published = "2024-07-18",
                    .updated = "2024-08-07",
                    .abstract = long_abstract};

struct Wanted {
  const char* title = "LiNR: Model Based Neural Retrieval on GPUs at LinkedIn";
  std::vector<std::string_view> authors = {"Fedor|Borisyuk", "Qingquan|Song", "Mingzhou|Zhou"};
  bool truncated = true;
  Date issued = test::day(2024, 7, 18);
  const char* abstract = "";
  const char* arxiv = "";
  const char* owner = "Aman|Gupta";
};

struct Row {
  const char* what;
  Wanted wanted;
  std::vector<Paper> papers;
  Verdict verdict;
  const char* id;  ///< Id of the best candidate, if it is accepted.
};

Paper with(Paper paper, const auto& change) {
  change(paper);
  return paper;
}

const Record* record_of(const Wanted& wanted, Batch& batch) {
  RecordBuilder builder(batch);
  builder.begin({});
  builder.text(Field::title, std::string_view(wanted.title));
  Names authors = test::people(batch.arena, wanted.authors, wanted.truncated);
  if (wanted.owner[0] != 0) authors.unlisted = batch.arena.copy(std::vector<Name>{test::person(wanted.owner)});
  builder.names(Field::author, authors);
  builder.date(Field::issued, wanted.issued);
  builder.text(Field::abstract, std::string_view(wanted.abstract));
  builder.category({.scheme = "arxiv", .term = "cs.LG", .primary = true});
  if (wanted.arxiv[0] != 0) builder.identifier({.scheme = Scheme::arxiv, .value = wanted.arxiv});
  return builder.finish();
}

std::vector<Row> rows() {
  const auto twin = with(linr, [](Paper& p) {
    p.id = "2402.06859";
    p.titles = {"LiRank: Industrial Large Scale Ranking Models at LinkedIn"};
  });
  const auto by_others = with(linr, [](Paper& p) {
    p.id = "2301.00001";
    p.authors = "Maria Other, Hans Fremd, Wu Ming";
  });
  const auto near = with(linr, [](Paper& p) {
    p.id = "2407.99999";
    p.titles = {"LiNR: Model Based Neural Ranking on TPUs at LinkedIn"};
    p.abstract = other_abstract;
  });
  const auto extended = with(linr, [](Paper& p) {
    p.id = "2408.00002";
    p.titles = {p.titles[0] + " (Extended Version)"};
  });
  const auto near_by_them = with(near, [](Paper& p) { p.abstract = ""; });
  const auto near_in_two_versions = with(near_by_them, [](Paper& p) { p.titles.push_back(p.titles[0]); });
  const auto near_copied = with(near, [](Paper& p) { p.abstract = long_abstract; });
  const auto spelt_otherwise = with(linr, [](Paper& p) {
    p.id = "2407.99998";
    p.titles = {"LiNR: A Model-Based Neural Retrieval on GPU at LinkedIn"};
  });
  const auto fewer_people = with(linr, [](Paper& p) {
    p.id = "2407.99997";
    p.authors = "Fedor Borisyuk, Qingquan Song";
  });
  const auto one_in_common = with(by_others, [](Paper& p) { p.authors = "Maria Other, Mingzhou Zhou, Aman Gupta"; });
  const auto renamed = with(linr, [](Paper& p) {
    p.titles = {"Unheard of", "Differentiable Search Indexes in Production"};
  });
  const auto never_renamed = with(renamed, [](Paper& p) { p.titles.erase(p.titles.begin()); });
  const auto again = with(linr, [](Paper& p) { p.id = "2407.13219"; });
  Wanted inferred;
  inferred.issued = test::day(2026, 7, 18);
  inferred.issued.year_inferred = true;
  Wanted year_only;
  year_only.issued = test::day(2025);
  Wanted with_abstract;
  with_abstract.abstract = long_abstract;
  Wanted bare{.authors = {}, .truncated = false, .owner = ""};
  Wanted stranger{.owner = "Eve|Nobody"};
  Wanted swapped{.authors = {"Qingquan|Song", "Fedor|Borisyuk"}};
  Wanted initials{.authors = {"F.|Borisyuk", "Q.|Song"}};
  Wanted named{.arxiv = "2407.13218"};
  Wanted misnamed{.title = "An atlas of rare birds", .authors = {"Ann|Ornith"}, .arxiv = "2407.13218", .owner = ""};
  return {
      {"the paper itself", {}, {twin, linr, by_others}, Verdict::accepted, "2407.13218"},
      {"initials", initials, {linr}, Verdict::accepted, "2407.13218"},
      {"twins only", {}, {twin}, Verdict::not_found, ""},
      {"same title, other people", {}, {by_others}, Verdict::not_found, ""},
      {"near title, other abstract", with_abstract, {near}, Verdict::not_found, ""},
      {"near title beside the right one", with_abstract, {near, linr}, Verdict::accepted, "2407.13218"},
      {"near title by the same people, of one version", {}, {near_by_them}, Verdict::not_found, ""},
      {"the same, beside the right one", {}, {near_by_them, linr}, Verdict::accepted, "2407.13218"},
      {"near title, and who knows what it was", {}, {near_in_two_versions}, Verdict::ambiguous, ""},
      {"near title, same abstract", with_abstract, {near_copied}, Verdict::not_found, ""},
      {"the same, beside the right one", with_abstract, {near_copied, linr}, Verdict::accepted, "2407.13218"},
      {"like it in all but spelling", with_abstract, {spelt_otherwise, linr}, Verdict::accepted, "2407.13218"},
      {"same title, fewer people than are printed", {}, {fewer_people}, Verdict::not_found, ""},
      {"the same, beside the right one", {}, {fewer_people, linr}, Verdict::accepted, "2407.13218"},
      {"same title, one of three people", {}, {one_in_common}, Verdict::not_found, ""},
      {"extended version beside it", {}, {extended, linr}, Verdict::accepted, "2407.13218"},
      {"extended version alone", {}, {extended}, Verdict::not_found, ""},
      {"filed twice", {}, {linr, again}, Verdict::ambiguous, ""},
      {"renamed, abstract known", with_abstract, {renamed}, Verdict::accepted, "2407.13218"},
      {"another title, same abstract, of one version", with_abstract, {never_renamed}, Verdict::not_found, ""},
      {"renamed, nothing else known", {}, {renamed}, Verdict::not_found, ""},
      {"year guessed wrong", inferred, {linr}, Verdict::accepted, "2407.13218"},
      {"year of the journal", year_only, {linr}, Verdict::accepted, "2407.13218"},
      {"a bare title is not enough", bare, {linr}, Verdict::ambiguous, ""},
      {"owner missing, all else fits", stranger, {linr}, Verdict::accepted, "2407.13218"},
      {"authors in another order", swapped, {linr}, Verdict::accepted, "2407.13218"},
      {"named by its id", named, {by_others, linr}, Verdict::accepted, "2407.13218"},
      {"named by a wrong id", misnamed, {linr}, Verdict::ambiguous, ""},
      {"nothing", {}, {}, Verdict::not_found, ""},
  };
}

TEST(MatchDecide, Table) {
  for (const Row& row : rows()) {
    Batch batch;
    const Work wanted = work_of(*record_of(row.wanted, batch));
    test::FakeArxiv arxiv(row.papers);
    std::vector<std::string> ids;
    for (const Paper& paper : row.papers) ids.push_back(paper.id);
    const auto found = arxiv.by_ids(ids);
    std::vector<Work> candidates;
    for (const Record* record : found.value().records) candidates.push_back(work_of(*record));
    const Decision decision = decide(wanted, candidates);
    std::string reasons;
    for (const std::string& reason : decision.reasons) reasons += "\n  " + reason;
    EXPECT_EQ(spelling(decision.verdict), spelling(row.verdict)) << row.what << reasons;
    EXPECT_FALSE(decision.reasons.empty()) << row.what;
    if (row.verdict != Verdict::accepted || decision.best() == nullptr) continue;
    EXPECT_EQ(candidates[decision.best()->candidate].arxiv, row.id) << row.what;
  }
}

TEST(MatchDecide, AuthorLevels) {
  struct AuthorRow {
    std::vector<std::string_view> printed;
    bool truncated;
    AuthorLevel level;
  };
  const AuthorRow author_rows[] = {
      {{"Fedor|Borisyuk", "Qingquan|Song"}, true, AuthorLevel::all},
      {{"Fedor|Borisyuk", "Qingquan|Song"}, false, AuthorLevel::most},
      {{"Fedor|Borisyuk", "Mingzhou|Zhou"}, true, AuthorLevel::reordered},
      {{"Fedor|Borisyuk", "Eve|Nobody"}, true, AuthorLevel::some},
      {{"Fedor|Borisyuk", "Qingquan|Song", "Eve|Nobody"}, true, AuthorLevel::most},
      {{"Eve|Nobody"}, true, AuthorLevel::none},
      {{"Maria|Borisyuk"}, true, AuthorLevel::none},
      {{"Eve|Nobody", "Max|Nobody", "Qingquan|Song"}, true, AuthorLevel::none},
      {{"Eve|Nobody", "Qingquan|Song"}, true, AuthorLevel::some},
      {{"F.|Borisyuk", "Q.|Song", "M.|Zhou", "A.|Gupta", "X.|Fifth"}, true, AuthorLevel::some},
      {{"F.|Borisyuk", "Q.|Song", "M.|Zhou", "A.|Gupta", "X.|Fifth"}, false, AuthorLevel::most},
      {{}, false, AuthorLevel::unknown},
      {{"F.|Borisyuk", "Q.|Song", "M.|Zhou", "A.|Gupta"}, false, AuthorLevel::all},
  };
  test::FakeArxiv arxiv({linr});
  const auto found = arxiv.by_ids(std::vector<std::string>{linr.id});
  const Work candidate = work_of(*found.value().records.at(0));
  for (const AuthorRow& row : author_rows) {
    Batch batch;
    Wanted wanted{.authors = row.printed, .truncated = row.truncated};
    EXPECT_EQ(compare_authors(work_of(*record_of(wanted, batch)), candidate), row.level)
        << (row.printed.empty() ? "" : row.printed.back());
  }
}

}  // namespace
}  // namespace opcit::match
