#include <fmt/format.h>
#include <gtest/gtest.h>

#include "nbib/format.h"
#include "nbib/tables.h"
#include "opcit/audit.h"
#include "support/format_run.h"

namespace opcit::test {
namespace {

Read read(std::string_view text) { return run_reader(nbib::format, text); }

std::string value(const Record& record, Field field) {
  const FieldValue* found = record.find(field);
  return found == nullptr ? std::string() : plain_value(found->value);
}

std::vector<std::string> identifiers(const Record& record) {
  std::vector<std::string> out;
  for (const Identifier& each : record.identifiers) {
    out.push_back(std::string(spelling(each.scheme)) + " " + std::string(each.value));
  }
  return out;
}

constexpr std::string_view article =
    "PMID- 8692918\nOWN - NLM\nIS  - 0027-8424 (Print)\nIS  - 0027-8424 (Linking)\nVI  - 93\nIP  - 14\nDP  - 1996 Jul "
    "9\n"
    "TI  - The structure of an ATPase\n      complexed with B.\nPG  - 6913-7\nLID - 10.1000/x [doi]\nLID - S0033 "
    "[pii]\n"
    "AB  - Text that\n      goes on.\nFAU - van Raaij, Mark J\nAU  - van Raaij MJ\nAUID- ORCID: 0000-0002-1825-0097\n"
    "AD  - Cambridge, United\n      Kingdom.\nAU  - Walker JE\nCN  - ATLAS Collaboration\nAU  - et al.\nLA  - eng\n"
    "PT  - Journal Article\nTA  - Proc X\nJT  - Proceedings of X\nMH  - Humans\nMH  - Head/*physiology\nOT  - *trauma\n"
    "PMC - PMC38908\nSO  - Proc X 1996\n";

TEST(NbibReader, ReadsAnArticle) {
  const Read got = read(article);
  ASSERT_EQ(got.items.size(), 1U);
  const Record& record = got.record(0);
  EXPECT_EQ(record.kind, Kind::article_journal);
  EXPECT_EQ(value(record, Field::title), "The structure of an ATPase complexed with B.");
  EXPECT_EQ(value(record, Field::author), "Mark J van Raaij; JE Walker; ATLAS Collaboration; et al.");
  const Name& first = record.names(Field::author)->people[0];
  EXPECT_EQ(first.orcid, "0000-0002-1825-0097");
  ASSERT_EQ(first.affiliations.size(), 1U);
  EXPECT_EQ(first.affiliations[0], "Cambridge, United Kingdom.");
  EXPECT_EQ(value(record, Field::container_title), "Proceedings of X");
  EXPECT_EQ(value(record, Field::container_title_short), "Proc X");
  EXPECT_EQ(value(record, Field::volume), "93");
  EXPECT_EQ(value(record, Field::issue), "14");
  EXPECT_EQ(value(record, Field::page), "6913-6917");
  EXPECT_EQ(value(record, Field::issued), "1996-07-09");
  EXPECT_EQ(value(record, Field::abstract), "Text that goes on.");
  EXPECT_EQ(value(record, Field::keyword), "Humans, Head/*physiology, trauma");
  EXPECT_EQ(identifiers(record),
            (std::vector<std::string>{"pmid 8692918", "issn 0027-8424", "doi 10.1000/x", "pmc PMC38908"}));
  EXPECT_EQ(record.identifier(Scheme::issn), nullptr);
  EXPECT_NE(record.identifier(Scheme::issn, Relation::part_of), nullptr);
}

TEST(NbibReader, ReadsRecordsOneAfterTheOther) {
  const Read got = read("PMID- 1\nTI  - A\nPMID- 2\n\nPMID- 3\nTI- B\n\n\nOWN - ERIC\nTI  - C\nOID - ED1\n");
  ASSERT_EQ(got.items.size(), 4U);
  EXPECT_EQ(value(got.record(2), Field::title), "B");
  EXPECT_EQ(identifiers(got.record(3)), (std::vector<std::string>{"other-id ED1"}));
}

TEST(NbibReader, TellsTheKindFromThePublicationTypes) {
  struct Row {
    std::string_view lines;
    Kind kind;
  };
  const Row rows[] = {
      {"PT  - Journal Article\nPT  - Preprint\n", Kind::article},
      {"PT  - Book Chapter\n", Kind::chapter},
      {"PT  - Dissertations/Theses - Doctoral Dissertations\n", Kind::thesis},
      {"PT  - Reports - Research\n", Kind::report},
      {"PT  - Reports - Research\nVI  - 3\n", Kind::article_journal},
      {"PT  - Review\n", Kind::article_journal},
  };
  for (const Row& row : rows)
    EXPECT_EQ(read("PMID- 1\n" + std::string(row.lines)).record(0).kind, row.kind) << row.lines;
}

TEST(NbibReader, TakesTheArticleNumberForPages) {
  EXPECT_EQ(value(read("PMID- 1\nLID - 1042 [pii]\n").record(0), Field::page), "1042");
  EXPECT_EQ(value(read("PMID- 1\nPG  - S1-S4\nAID - 1042 [pii]\n").record(0), Field::page), "S1-S4");
  EXPECT_EQ(value(read("PMID- 1\nPG  - 98-101\n").record(0), Field::page), "98-101");
}

TEST(NbibReader, ReadsEveryTextRowOfTheTable) {
  for (const nbib::TagRow& row : nbib::all_tags()) {
    if (row.target != nbib::Target::text) continue;
    std::string text = fmt::format("PMID- 1\n{:<4}- Value\n", row.tag);
    EXPECT_EQ(value(read(text).record(0), row.field), "Value") << text;
  }
}

TEST(NbibReader, GivesTheSameForEveryChunkingAndSurvivesEveryPrefix) {
  const std::string text = "stray\n" + std::string(article) + "\r\nPMID- 2\r\nTI  - A\rPMID-3\nOWN - ERIC\nTI  - C\n";
  const auto summary = [](const Read& got) {
    std::string out;
    for (const Item& item : got.items) {
      if (item.record == nullptr) {
        out += item.document->text;
        continue;
      }
      for (const FieldValue& each : item.record->fields) out += plain_value(each.value) + "\n";
      for (const Extra& each : item.record->extra)
        out += std::string(each.value) + "@" + std::to_string(each.source.pos);
    }
    return out;
  };
  const std::string whole = summary(read(text));
  for (std::size_t block = 1; block <= text.size(); ++block) {
    EXPECT_EQ(summary(run_reader(nbib::format, text, {}, block)), whole) << block;
    read(std::string_view(text).substr(0, block));
  }
}

TEST(NbibSniffer, KnowsNbib) {
  EXPECT_EQ(nbib::sniff(article), Match::sure);
  EXPECT_EQ(nbib::sniff("\nOWN - ERIC\nTI  - A\n"), Match::sure);
  EXPECT_EQ(nbib::sniff("TY  - JOUR\nTI  - A\n"), Match::no);
  EXPECT_EQ(nbib::sniff("plain text"), Match::no);
}

}  // namespace
}  // namespace opcit::test
