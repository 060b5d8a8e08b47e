#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/run.h"

namespace opcit {
namespace {

/// The result of reading one .bib, as CSL-JSON.
nlohmann::json csl(std::string_view bib) {
  return nlohmann::json::parse(test::run("bibtex", "csl-json", bib).output());
}

TEST(BibtexReader, ReadsTheFieldsOfAnArticle) {
  const auto record =
      csl("@string{jm = \"J. Maps\"}\n"
          "@article{k, author = {van der Berg, Jan and {World Health Organization} and others}, title = {On {GPU}s},\n"
          "  journal = jm, volume = 3, number = {4}, pages = {1--9}, month = feb, year = 2024,\n"
          "  doi = {https://doi.org/10.1/a\\_b}, issn = {0028-0836}}\n")[0];
  EXPECT_EQ(record["id"], "k");
  EXPECT_EQ(record["type"], "article-journal");
  EXPECT_EQ(record["author"][0]["family"], "Berg");
  EXPECT_EQ(record["author"][0]["non-dropping-particle"], "van der");
  EXPECT_EQ(record["author"][1]["literal"], "World Health Organization");
  EXPECT_EQ(record["author"].size(), 2U) << "and others is no person";
  EXPECT_EQ(record["custom"]["opcit"]["truncated"], nlohmann::json::array({"author"}));
  EXPECT_EQ(record["container-title"], "J. Maps");
  EXPECT_EQ(record["volume"], "3");
  EXPECT_EQ(record["issue"], "4");
  EXPECT_EQ(record["issued"]["date-parts"][0], nlohmann::json::array({2024, 2}));
  EXPECT_EQ(record["DOI"], "10.1/a_b");
}

TEST(BibtexReader, ReadsTheArxivIdInEachDialect) {
  for (const std::string_view fields :
       {"eprint = {2409.13598}, archivePrefix = {arXiv}", "eprint = {2409.13598v2}, eprinttype = {arxiv}",
        "journal = {CoRR}, volume = {abs/2409.13598}, eprinttype = {arXiv}, eprint = {2409.13598}",
        "journal = {arXiv preprint arXiv:2409.13598}"}) {
    const std::string bib = "@misc{k, title = {T}, " + std::string(fields) + "}";
    EXPECT_NE(csl(bib).dump().find("2409.13598"), std::string::npos) << fields;
    EXPECT_EQ(csl(bib)[0].value("number", "").find("arXiv:2409.13598"), 0U) << fields;
  }
}

TEST(BibtexReader, InheritsFromAParentWhereverItStands) {
  for (const bool before : {true, false}) {
    const std::string parent = "@proceedings{p, title = {Proceedings of X}, year = 2020, publisher = {P}}\n";
    const std::string child = "@inproceedings{c, title = {T}, crossref = {p}}\n";
    const auto records = csl(before ? parent + child : child + parent);
    const auto& record = records[before ? 1 : 0];
    EXPECT_EQ(record["container-title"], "Proceedings of X");
    EXPECT_EQ(record["publisher"], "P");
  }
}

TEST(BibtexReader, RecoversAndReadsTheNextEntry) {
  const test::Outcome outcome =
      test::run("bibtex", "csl-jsonl", "@article{a, title = {Never closed\n@book{b, title = {B}, publisher = {P}}\n");
  EXPECT_NE(outcome.said.find("[unclosed-brace]"), std::string::npos) << outcome.said;
  EXPECT_NE(outcome.output().find("\"id\":\"b\""), std::string::npos);
}

TEST(BibtexReader, WritesWhatItReadsTheSameAgain) {
  const std::string_view bib =
      "@comment{kept}\n@misc{a, title = {{mSAM} and $\\alpha$}, author = {Roe, J. and others}, month = sep, year = "
      "2024,\n"
      "  unknownfield = {as it was}, keywords = {x, y}}\n";
  const std::string once = test::run("bibtex", "bibtex", bib).output();
  EXPECT_EQ(test::run("bibtex", "bibtex", once).output(), once);
  EXPECT_NE(once.find("as it was"), std::string::npos) << once;
  EXPECT_NE(once.find("@comment{kept}"), std::string::npos) << once;
}

TEST(BibtexReader, GivesTheSameForAnyBlockSize) {
  const std::string bib =
      "text\n@string{s = {X}}\n@article{a, title = s # { y}, crossref = {b}}\n@book{b, title = {\"o}\n@misc{c, "
      "title={Z}}\n";
  ConvertOptions options;
  options.from = test::builtin_formats().find("bibtex");
  options.to = test::builtin_formats().find("csl-jsonl");
  const test::Outcome whole = test::run(test::builtin_formats(), {{"a.bib", bib}}, options);
  for (std::size_t block = 1; block < bib.size(); ++block) {
    options.block = block;
    const test::Outcome outcome = test::run(test::builtin_formats(), {{"a.bib", bib}}, options);
    ASSERT_EQ(outcome.output(), whole.output()) << block;
    ASSERT_EQ(outcome.said, whole.said) << block;
  }
}

}  // namespace
}  // namespace opcit
