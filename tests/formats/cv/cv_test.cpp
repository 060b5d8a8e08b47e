#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/run.h"

namespace opcit::test {
namespace {

constexpr std::string_view paper = R"([
{"id": "doe: 1", "type": "article-journal", "title": "Yes: \"quoted\" {x} *y*",
 "author": [{"family": "Doe", "given": "Jane", "non-dropping-particle": "van"}, {"literal": "Frost Lab, Inc."}],
 "container-title": "Journal of Frost", "volume": "3", "issue": "2", "page": "4-9",
 "issued": {"date-parts": [[2019, 5, 7]]}, "DOI": "10.1000/a_b", "ISSN": "2041-172X"}])";

std::string cv(std::string_view to, const Options& options = {}) {
  return run("csl-json", to, paper, options).output();
}

TEST(Rendercv, OneEntry) {
  EXPECT_EQ(cv("rendercv", {{"me", "Jane van Doe"}}),
            "cv:\n  sections:\n    publications:\n"
            "      - title: \"Yes: \\\"quoted\\\" {x} \\\\*y\\\\*\"\n"
            "        authors:\n"
            "          - \"**Jane van Doe**\"\n"
            "          - \"Frost Lab, Inc.\"\n"
            "        doi: \"10.1000/a_b\"\n"
            "        journal: \"Journal of Frost 3(2), 4-9\"\n"
            "        date: \"2019-05-07\"\n");
}

TEST(JsonResume, OneEntry) {
  const nlohmann::json whole = nlohmann::json::parse(cv("json-resume"));
  const nlohmann::json& one = whole["publications"][0];
  EXPECT_EQ(one["name"], "Yes: \"quoted\" {x} *y*");
  EXPECT_EQ(one["publisher"], "Journal of Frost 3(2), 4-9");
  EXPECT_EQ(one["releaseDate"], "2019-05-07");
  EXPECT_EQ(one["url"], "https://doi.org/10.1000/a_b");
  EXPECT_EQ(one["summary"], "Jane van Doe, Frost Lab, Inc.");
}

TEST(Cff, OneReference) {
  const std::string out = cv("cff");
  EXPECT_TRUE(out.starts_with("cff-version: 1.2.0\n"));
  EXPECT_TRUE(contains(out,
                       "  - type: \"article\"\n"
                       "    title: \"Yes: \\\"quoted\\\" {x} *y*\"\n"
                       "    authors:\n"
                       "    - family-names: \"Doe\"\n"
                       "      given-names: \"Jane\"\n"
                       "      name-particle: \"van\"\n"
                       "    - name: \"Frost Lab, Inc.\"\n"
                       "    journal: \"Journal of Frost\"\n"))
      << out;
  EXPECT_TRUE(contains(out, "    start: \"4\"\n    end: \"9\"\n    year: 2019\n    month: 5\n")) << out;
}

TEST(AlFolio, OwnFieldsAreKeptAndAdded) {
  const std::string out = run("bibtex", "al-folio",
                              "@article{a, author = {Jane Doe}, title = {T}, journal = {J}, year = {2020}, selected = "
                              "{true}, abbr = {JF},\n"
                              "  eprint = {2409.13598}, archivePrefix = {arXiv}, code = {https://example.org/code}}")
                              .output();
  EXPECT_TRUE(out.starts_with("---\n---\n\n@article{a,\n"));
  for (const std::string_view line :
       {"arxiv = {2409.13598},", "{JF}", "bibtex_show = {true},", "https://example.org/code"})
    EXPECT_TRUE(contains(out, line)) << line << "\n" << out;
  EXPECT_FALSE(contains(out, "archivePrefix")) << out;
}

TEST(Hugo, ABundleIsTwoFilesAndKeysStayApart) {
  const std::string out = run("csl-json", "hugo",
                              R"([{"id": "A b", "type": "book", "title": "One", "issued": {"date-parts": [[2020]]}},
                                  {"id": "a-b", "type": "book", "title": "Two"}])")
                              .output();
  EXPECT_EQ(out.size() % 512, 0U);
  for (const std::string_view part :
       {"a-b/index.md", "a-b/cite.bib", "a-b-2/index.md", "date: \"2020-01-01\"\n", "publication_types:\n- \"book\"\n"})
    EXPECT_TRUE(contains(out, part)) << part;
}

}  // namespace
}  // namespace opcit::test
