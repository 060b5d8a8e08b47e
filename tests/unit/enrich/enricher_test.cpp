#include "enrich/enricher.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "bibtex/format.h"
#include "enrich/arxiv_finder.h"
#include "enrich/edited_file.h"
#include "enrich/report.h"
#include "support/fake_arxiv.h"
#include "support/run.h"

namespace opcit::enrich {
namespace {

using test::FakeArxiv;
using test::Paper;

const std::vector<Paper> papers = {
    {.id = "2409.13598",
     .titles = {"Prithvi WxC: Foundation Model for Weather and Climate"},
     .authors = "Johannes Schmude, Sujit Roy, Will Trojak, Aman Gupta, Simon Köhl",
     .published = "2024-09-20",
     .doi = "10.1000/journal.7",
     .journal_ref = "J. Weather &amp; Climate 7 (2025)"},
    {.id = "2501.10453",
     .titles = {"Old Title of the Routing Paper on Budgets", "TRIM: Hybrid Inference via Targeted Routing"},
     .authors = "Vansh Kapoor, Aman Gupta, Hao Chen",
     .published = "2025-01-15",
     .updated = "2025-06-01"},
};

class Silent final : public Observer {
 public:
  void diagnostic(const Diagnostic&, const Located&) override {}
  void loss(const Loss&) override {}
};

struct Enriched {
  std::string text;
  std::vector<Outcome> outcomes;
  std::string report;
};

Enriched edit(FakeArxiv& arxiv, std::string_view bib, std::vector<Part> overwrite = {}) {
  ArxivFinder finder(arxiv);
  Enricher enricher({&finder}, {.overwrite = std::move(overwrite)});
  Silent observer;
  Enriched run;
  run.text = enrich_file(bib, "refs.bib", bibtex::bibtex_format, {}, enricher, observer);
  run.outcomes.assign(enricher.outcomes().begin(), enricher.outcomes().end());
  run.report = render_report(enricher.outcomes());
  return run;
}

Enriched convert_listing(FakeArxiv& arxiv, std::string_view listing, std::string_view to) {
  ArxivFinder finder(arxiv);
  Enricher enricher({&finder}, {});
  ConvertOptions options;
  options.to = test::builtin_formats().find(to);
  options.improver = &enricher;
  options.reader_options = {{"as-of", "2026-03-01"}};
  Enriched run;
  run.text = test::run(test::builtin_formats(), {{"page.txt", listing}}, options).output();
  run.outcomes.assign(enricher.outcomes().begin(), enricher.outcomes().end());
  return run;
}

constexpr std::string_view truncated_entry =
    "% my list\n"
    "@misc{schmude,\n"
    "  title = {{Prithvi WxC}: Foundation Model for Weather and Climate}, % a remark\n"
    "  author = {J. Schmude and Roy, Sujit and others},\n"
    "  year = 2024\n"
    "}\n"
    "\n"
    "@string{x = {y}}\n";

TEST(EnrichBibtex, TouchesOnlyWhatIsMissing) {
  FakeArxiv arxiv(papers);
  const Enriched run = edit(arxiv, truncated_entry);
  EXPECT_EQ(run.text,
            "% my list\n"
            "@misc{schmude,\n"
            "  title = {{Prithvi WxC}: Foundation Model for Weather and Climate}, % a remark\n"
            "  author = {J. Schmude and Roy, Sujit and Will Trojak and Aman Gupta and Simon Köhl},\n"
            "  year = 2024,\n"
            "  eprint = {2409.13598},\n"
            "  archivePrefix = {arXiv},\n"
            "  eprinttype = {arxiv},\n"
            "  primaryClass = {cs.LG},\n"
            "  categories = {cs.ZZ},\n"
            "  doi = {10.48550/arXiv.2409.13598},\n"
            "  journaldoi = {10.1000/journal.7},\n"
            "  journalref = {J. Weather \\& Climate 7 (2025)}\n"
            "}\n"
            "\n"
            "@string{x = {y}}\n");
  ASSERT_EQ(run.outcomes.size(), 1U);
  EXPECT_EQ(run.outcomes[0].status, Status::accepted);
  EXPECT_EQ(run.outcomes[0].key, "schmude");
}

TEST(EnrichBibtex, TheSecondTimeChangesNothing) {
  FakeArxiv arxiv(papers);
  const Enriched once = edit(arxiv, truncated_entry);
  const Enriched twice = edit(arxiv, once.text);
  EXPECT_EQ(twice.text, once.text);
  EXPECT_TRUE(twice.outcomes[0].filled.empty());
}

TEST(EnrichBibtex, NeverOverwritesUnlessTold) {
  constexpr std::string_view entry =
      "@article{s, title = {Prithvi WxC: Foundation Model for Weather and Climate}, author = {Schmude, Johannes and "
      "Roy, "
      "Sujit and Trojak, Will}, year = {2023}, journal = {Weather}, doi = {10.1/mine}, eprint = {2409.13598}, "
      "archiveprefix = {arXiv}, primaryclass = {cs.CV}, categories = {cs.AI}}\n";
  FakeArxiv arxiv(papers);
  EXPECT_EQ(edit(arxiv, entry).text, entry);
  const std::string text = edit(arxiv, entry, {Part::author, Part::doi}).text;
  EXPECT_NE(text.find("Simon K"), std::string::npos);
  EXPECT_NE(text.find("doi = {10.1000/journal.7}"), std::string::npos) << "of a published work, the publisher's";
  EXPECT_NE(text.find("year = {2023}"), std::string::npos);
}

TEST(EnrichBibtex, KeepsBytesThatAreNoUtf8AndByteOrderMarks) {
  FakeArxiv arxiv(papers);
  const std::string latin = "\xEF\xBB\xBF@string{k = {K\xF6hl}}\r\n" + std::string(truncated_entry);
  const std::string text = edit(arxiv, latin).text;
  EXPECT_TRUE(text.starts_with("\xEF\xBB\xBF@string{k = {K\xF6hl}}\r\n"));
  EXPECT_NE(text.find("Simon K"), std::string::npos);
  EXPECT_EQ(text.find("\xC3"), std::string::npos) << "what is added is ASCII";
}

TEST(EnrichBibtex, IsNotForCompressedOrWideFiles) {
  EXPECT_TRUE(is_editable("@misc{a,}"));
  EXPECT_TRUE(is_editable(""));
  EXPECT_FALSE(is_editable(std::string_view("\x1F\x8B\x08", 3)));
  EXPECT_FALSE(is_editable(std::string_view("\xFF\xFE@\0", 4)));
  EXPECT_FALSE(is_editable(std::string_view("@\0m\0", 4)));
}

TEST(Enrich, FindsARenamedPaperByItsEarlierTitle) {
  FakeArxiv arxiv(papers);
  const Enriched run =
      edit(arxiv,
           "@misc{k, title={Old Title of the Routing Paper on Budgets}, author={Kapoor, Vansh and Gupta, "
           "Aman and others}, year={2025}}\n");
  ASSERT_EQ(run.outcomes[0].status, Status::accepted);
  EXPECT_EQ(run.outcomes[0].arxiv, "2501.10453");
}

constexpr std::string_view listing =
    "Aman Gupta\n\nLG\nh-index27\n2papers\n229citations\n\n2 Papers\n\n"
    "LGSep 20, 2024\nPrithvi WxC: Foundation Model for Weather and Climate\n\nJohannes Schmude, Sujit Roy et al.\n\n"
    "An abstract.\n\n"
    "LGJan 15\nTRIM: Hybrid Inference via Targeted Routing\n\nVansh Kapoor, Aman Gupta et al.\n\nAn abstract.\n";

TEST(Enrich, CompletesAListing) {
  FakeArxiv arxiv(papers);
  const Enriched run = convert_listing(arxiv, listing, "csl-json");
  const auto json = nlohmann::json::parse(run.text);
  ASSERT_EQ(json.size(), 2U);
  EXPECT_EQ(json[0]["author"].size(), 5U);
  EXPECT_EQ(json[0]["DOI"], "10.48550/arXiv.2409.13598") << "the journal's DOI stands beside it";
  EXPECT_NE(run.text.find("10.1000/journal.7"), std::string::npos);
  EXPECT_EQ(json[1]["issued"]["date-parts"][0][0], 2025) << "the listing gives no year, and 2026 was only likely";
  EXPECT_EQ(json[1]["author"].size(), 3U);
  EXPECT_EQ(json[1]["id"], "kapoor2025trim") << "keys are made of what was filled in";
  EXPECT_EQ(arxiv.requests, 1U) << "both papers in one request";
}

TEST(Enrich, SaysWhatCouldNotBeAsked) {
  FakeArxiv arxiv(papers);
  arxiv.fails_from = 1;
  const Enriched run = edit(arxiv, truncated_entry);
  EXPECT_EQ(run.text, truncated_entry);
  EXPECT_EQ(run.outcomes[0].status, Status::error);
  EXPECT_EQ(arxiv.requests, 1U) << "a service that cannot be reached is left alone";
}

TEST(Enrich, ReportsEachRecord) {
  FakeArxiv arxiv(papers);
  const Enriched run = edit(arxiv, std::string(truncated_entry) + "@misc{other, title={A title of rare birds}}\n");
  const auto report = nlohmann::json::parse(run.report);
  ASSERT_EQ(report.size(), 2U);
  EXPECT_EQ(report[0]["key"], "schmude");
  EXPECT_EQ(report[0]["status"], "accepted");
  EXPECT_EQ(report[0]["arxiv"], "2409.13598");
  EXPECT_EQ(report[0]["score"], 0.97) << "the entry has no category";
  EXPECT_EQ(report[0]["filled"][0]["field"], "author");
  EXPECT_EQ(report[0]["filled"][0]["source"], "arxiv");
  EXPECT_EQ(report[1]["status"], "not-found");
  EXPECT_TRUE(report[1]["arxiv"].is_null());
  EXPECT_TRUE(report[1]["filled"].empty());
  EXPECT_EQ(report[1]["title"], "A title of rare birds");
  EXPECT_EQ(nlohmann::json::parse(render_report({})).size(), 0U);
}

}  // namespace
}  // namespace opcit::enrich
