// Reads identifiers, addresses, and text outside of records.
#include <gtest/gtest.h>

#include "ris/format.h"
#include "support/format_run.h"

namespace opcit::test {
namespace {

Read read_ris(std::string_view text) { return run_reader(ris::format, text); }

TEST(RisIdentifiers, AddressesAndDoisKeepTheirSemicolons) {
  const Read got = read_ris(
      "TY  - JOUR\nTI  - A\nUR  - http://example.org/a?issn=0019-5545;year=2016; https://b.example/?x=1&amp;y=2\n"
      "DO  - 10.1076/0899(2000)10:2;1-C;FT1\nSN  - 1873-7757 0145-2134\nER  - \n");
  std::string ids;
  for (const Identifier& each : got.record(0).identifiers) ids.append(each.value).append("|");
  EXPECT_EQ(ids,
            "10.1076/0899(2000)10:2;1-C;FT1|1873-7757|0145-2134|http://example.org/a?issn=0019-5545;year=2016|"
            "https://b.example/?x=1&y=2|");
}

TEST(RisIdentifiers, MarkedNumbersOfPmcAreIdentifiers) {
  const Read got = read_ris("TY  - JOUR\nTI  - A\nU1  - 31452104[pmid]\nU2  - PMC6710000[pmcid]\nU3  - 7[x]\nER  - \n");
  EXPECT_EQ(got.record(0).identifier(Scheme::pmid)->value, "31452104");
  EXPECT_EQ(got.record(0).identifier(Scheme::pmcid)->value, "PMC6710000");
  EXPECT_EQ(got.record(0).extra.size(), 1U);
}

TEST(RisIdentifiers, TaggedLinesAfterTheEndBeginNoRecord) {
  const Read got =
      read_ris("TY  - JOUR\nTI  - A\nER  - \n\nC1  - Database: X\n\nTY  - JOUR\nER  - \nTI  - B\nER  - \n");
  ASSERT_EQ(got.items.size(), 4U);
  EXPECT_NE(got.items[1].document, nullptr);
  EXPECT_EQ(got.items[3].record->text(Field::title)->plain, "B");
}

TEST(RisIdentifiers, WhatNamesArxivAloneIsAPreprint) {
  const auto kind = [](std::string_view lines) {
    return read_ris(std::string("TY  - ").append(lines).append("\nER  - \n")).record(0).kind;
  };
  EXPECT_EQ(kind("JOUR\nTI  - A\nT2  - arXiv preprint arXiv:2409.13598"), Kind::article);
  EXPECT_EQ(kind("GEN\nTI  - A\nDO  - 10.48550/arXiv.2409.13598\nPB  - arXiv"), Kind::article);
  EXPECT_EQ(kind("JOUR\nTI  - A\nT2  - Nature\nAN  - arXiv:2409.13598"), Kind::article_journal);
  EXPECT_EQ(kind("JOUR\nTI  - A\nDO  - 10.1038/x\nAN  - arXiv:2409.13598"), Kind::article_journal);
  EXPECT_EQ(kind("JOUR\nTI  - A"), Kind::article_journal);
}

TEST(RisIdentifiers, AWorkThatIsNoPreprintKeepsTheDoiThatItWasGiven) {
  const Read got = read_ris("TY  - CONF\nTI  - A\nT2  - P\nDO  - 10.48550/ARXIV.2409.13598\nER  - \n");
  EXPECT_EQ(got.record(0).identifier(Scheme::doi)->value, "10.48550/arXiv.2409.13598");
  EXPECT_EQ(got.record(0).identifier(Scheme::arxiv)->value, "2409.13598");
}

}  // namespace
}  // namespace opcit::test
