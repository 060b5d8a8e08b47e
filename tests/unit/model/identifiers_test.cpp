#include "model/identifiers.h"

#include <gtest/gtest.h>

namespace opcit {
namespace {

TEST(ArxivId, IsReadInEverySpelling) {
  struct Row {
    std::string_view text, value, version;
  };
  for (const Row& row : std::vector<Row>{{"2409.13598", "2409.13598", ""},
                                         {"arXiv:2409.13598v2", "2409.13598", "v2"},
                                         {"https://arxiv.org/abs/2409.13598v12", "2409.13598", "v12"},
                                         {"http://arxiv.org/pdf/0706.1234.pdf", "0706.1234", ""},
                                         {"https://doi.org/10.48550/arXiv.2409.13598", "2409.13598", ""},
                                         {"math/0611800v2", "math/0611800", "v2"},
                                         {"math.CA/0611800", "math.CA/0611800", ""},
                                         {" hep-th/9901001 ", "hep-th/9901001", ""}}) {
    const auto id = parse_arxiv_id(row.text);
    ASSERT_TRUE(id.has_value()) << row.text;
    EXPECT_EQ(id->value, row.value) << row.text;
    EXPECT_EQ(id->version, row.version) << row.text;
  }
}

TEST(ArxivId, IsNotGuessed) {
  for (const std::string_view text :
       {"", "2413.13598", "2409.1359", "0706.12345", "0703.1234", "2409.13598v0", "2409.13598v", "math/06118",
        "math/0613800", "1234567", "10.1000/182", "2409.135981"}) {
    EXPECT_FALSE(parse_arxiv_id(text).has_value()) << text;
  }
}

TEST(ArxivId, LosesTheSubjectClassInItsCanonicalForm) {
  EXPECT_EQ(canonical_arxiv("math.CA/0611800"), "math/0611800");
  EXPECT_EQ(canonical_arxiv("2409.13598"), "2409.13598");
  EXPECT_EQ(arxiv_doi("2409.13598"), "10.48550/arXiv.2409.13598");
}

TEST(Doi, IsBare) {
  EXPECT_EQ(bare_doi("https://doi.org/10.1000/182"), "10.1000/182");
  EXPECT_EQ(bare_doi("DOI: 10.1000/ABC(1)"), "10.1000/ABC(1)");
  EXPECT_EQ(bare_doi("http://dx.doi.org/10.1000/182 "), "10.1000/182");
  EXPECT_EQ(bare_doi("10.1000/"), "");
  EXPECT_EQ(bare_doi("https://example.org/10.1000/182"), "");
}

TEST(Address, LeadsToTheIdentifier) {
  EXPECT_EQ(address_of({.scheme = Scheme::arxiv, .value = "2409.13598"}), "https://arxiv.org/abs/2409.13598");
  EXPECT_EQ(address_of({.scheme = Scheme::isbn, .value = "1"}), "");
}

}  // namespace
}  // namespace opcit
