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

TEST(Doi, OfAFieldIsReadInEverySpelling) {
  Arena arena;
  for (const std::string_view text :
       {"10.1145/11.37-x", "https://dl.acm.org/doi/10.1145/11.37-x", "http://proxy.uni.example/doi/10.1145/11.37-x",
        "http://doi.org/10.1145%2F11.37-x", "10.1145%2f11.37-x", "10.1145/11\\.37-x", "doi: 10.1145/11.37-x",
        "https://dx.doi.org/10.1145/11.37-x?nosfx=y", "https://dl.acm.org/doi/abs/10.1145/11.37-x"}) {
    EXPECT_EQ(parse_doi(text, arena), "10.1145/11.37-x") << text;
  }
  EXPECT_EQ(parse_doi("10.1002/1&lt;9::AID&gt;3.0.CO;2-A", arena), "10.1002/1<9::AID>3.0.CO;2-A");
  EXPECT_EQ(parse_doi("10.1002/1%3C9", arena), "10.1002/1<9");
  EXPECT_EQ(parse_doi("https://example.org/v10.2/x", arena), "");
  EXPECT_EQ(parse_doi("10.1000/50%zz", arena), "10.1000/50%zz");
}

TEST(SerialNumbers, AreSeparatedBySpacesWhereEachIsWhole) {
  const auto all = [](std::string_view text) {
    std::string out;
    each_serial_number(text, [&](std::string_view one) { out.append(out.empty() ? "" : "|").append(one); });
    return out;
  };
  EXPECT_EQ(all("0883-7252 1099-1255"), "0883-7252|1099-1255");
  EXPECT_EQ(all("978-3-642-11217-1 9783642112188, 0302-974X"), "978-3-642-11217-1|9783642112188|0302-974X");
  EXPECT_EQ(all("978 3 642 11217 1"), "978 3 642 11217 1");
  EXPECT_EQ(all(" ; "), "");
}

TEST(Address, LosesTheEntityOfAnAmpersand) {
  Arena arena;
  EXPECT_EQ(parse_address("https://example.org/?a=1&amp;b=2&amp;amp;c=3&d", arena),
            "https://example.org/?a=1&b=2&c=3&d");
  EXPECT_EQ(parse_address("R&amp;D", arena), "R&amp;D");
}

TEST(Address, LeadsToTheIdentifier) {
  EXPECT_EQ(address_of({.scheme = Scheme::arxiv, .value = "2409.13598"}), "https://arxiv.org/abs/2409.13598");
  EXPECT_EQ(address_of({.scheme = Scheme::isbn, .value = "1"}), "");
}

}  // namespace
}  // namespace opcit
