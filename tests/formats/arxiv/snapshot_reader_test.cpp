#include <gtest/gtest.h>

#include "arxiv/snapshot_format.h"
#include "arxiv/values.h"
#include "csl/jsonl_format.h"
#include "model/dates/date.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/registry.h"
#include "support/format_run.h"
#include "support/run.h"

namespace opcit {
namespace {

using test::Read;
using test::run_reader;

const std::string paper =
    R"({"id":"0704.0002","submitter":"Ileana Streinu","authors":"J. Sk\\o g, V. van der Berg (TU Delft), ATLAS",)"
    R"("title":"Sparsity-certifying\n  Graph $\\alpha$-decompositions","comments":"To appear","journal-ref":"G&C 2",)"
    R"("doi":"10.1007/x1 10.1007/x2","report-no":null,"categories":"math.CO cs.CG","license":"http://l.org/1",)"
    R"("abstract":"  We describe a new\nalgorithm.\n  A second paragraph.\n",)"
    R"("versions":[{"version":"v1","created":"Sat, 31 Mar 2007 02:26:18 GMT"},)"
    R"({"version":"v2","created":"Sat, 13 Dec 2008 17:26:00 GMT"}],"update_date":"2008-12-13",)"
    R"("authors_parsed":[["Skög","J.",""],["van der Berg","V.","Jr","TU Delft"],["ATLAS Collaboration","",""]]})"
    "\n";

std::string extra_of(const Record& record, std::string_view tag) {
  for (const Extra& extra : record.extra) {
    if (extra.tag == tag) return std::string(extra.value);
  }
  return {};
}

TEST(ArxivJsonlReader, ReadsEveryMember) {
  const Read read = run_reader(arxiv_jsonl::format, paper);
  ASSERT_EQ(read.items.size(), 1U);
  EXPECT_TRUE(read.diagnostics.empty());
  const Record& record = read.record(0);
  EXPECT_EQ(record.kind, Kind::article);
  EXPECT_EQ(record.text(Field::genre)->plain, "preprint");
  EXPECT_EQ(record.text(Field::title)->plain, "Sparsity-certifying Graph α-decompositions");
  EXPECT_EQ(record.text(Field::abstract)->plain, "We describe a new algorithm.\nA second paragraph.");
  EXPECT_EQ(record.text(Field::note)->plain, "To appear");
  EXPECT_EQ(record.text(Field::license)->plain, "http://l.org/1");
  EXPECT_EQ(to_edtf(*record.date(Field::issued)), "2007-03-31");
  const Identifier* id = record.identifier(Scheme::arxiv);
  ASSERT_NE(id, nullptr);
  EXPECT_EQ(id->value, "0704.0002");
  EXPECT_EQ(id->version, "v2");
  EXPECT_EQ(record.identifier(Scheme::doi), nullptr) << "the journal's DOI is not the preprint's";
  EXPECT_EQ(record.identifier(Scheme::doi, Relation::version_of)->value, "10.1007/x1");
  EXPECT_EQ(record.identifiers.size(), 3U);
  EXPECT_EQ(extra_of(record, "journal-ref"), "\"G&C 2\"");
  EXPECT_EQ(extra_of(record, "update_date"), "\"2008-12-13\"");
  EXPECT_EQ(extra_of(record, "report-no"), "") << "null says nothing";
}

TEST(ArxivJsonlReader, TakesNamesAsArxivSplitThem) {
  const Read read = run_reader(arxiv_jsonl::format, paper);
  const Names& authors = *read.record(0).names(Field::author);
  ASSERT_EQ(authors.people.size(), 3U);
  EXPECT_EQ(authors.people[0].family, "Skög");
  EXPECT_EQ(authors.people[1].family, "Berg");
  EXPECT_EQ(authors.people[1].non_dropping_particle, "van der");
  EXPECT_EQ(authors.people[1].given, "V.");
  EXPECT_EQ(authors.people[1].suffix, "Jr");
  ASSERT_EQ(authors.people[1].affiliations.size(), 1U);
  EXPECT_EQ(authors.people[1].affiliations[0], "TU Delft");
  EXPECT_EQ(authors.people[2].literal, "ATLAS Collaboration");
}

TEST(ArxivJsonlReader, TheFirstCategoryIsThePrimaryOne) {
  const Read read = run_reader(arxiv_jsonl::format, paper);
  const auto categories = read.record(0).categories;
  ASSERT_EQ(categories.size(), 2U);
  EXPECT_EQ(categories[0].term, "math.CO");
  EXPECT_TRUE(categories[0].primary);
  EXPECT_EQ(categories[1].term, "cs.CG");
  EXPECT_FALSE(categories[1].primary);
}

TEST(ArxivJsonlReader, SplitsTheAuthorsLineWhereNothingElseIsThere) {
  const Read read = run_reader(arxiv_jsonl::format, R"({"id":"2401.00001","title":"T","authors":"A. Roe and B. Poe"})");
  const Names& authors = *read.record(0).names(Field::author);
  ASSERT_EQ(authors.people.size(), 2U);
  EXPECT_EQ(authors.people[1].family, "Poe");
}

struct Fault {
  const char* line;
  Code code;
  std::size_t records;
};

TEST(ArxivJsonlReader, BadLinesCostThemselvesOnly) {
  const Fault rows[] = {
      {R"({"id":"2401.00001","title":"T",)", Code::bad_json, 0},
      {R"({"submitter":"nobody"})", Code::not_a_record, 0},
      {R"({"id":"2413.00001","title":"T"})", Code::bad_identifier, 1},
      {R"({"id":"2401.00001","title":"T","versions":[{"version":"v1","created":"yesterday"}]})", Code::bad_date, 1},
      {R"({"id":"2401.00001","title":"T","doi":"none"})", Code::bad_identifier, 1},
      {R"({"id":"2401.00001","title":"T","authors_parsed":[3,["Roe","J.",""]]})", Code::bad_field, 1},
      {R"({"id":"2401.00001","title":"T"} trailing)", Code::stray_text, 1},
      {"[1,2]", Code::bad_json, 0},
  };
  for (const Fault& row : rows) {
    const Read read = run_reader(arxiv_jsonl::format, std::string(row.line) + "\n" + paper);
    EXPECT_EQ(read.items.size(), row.records + 1) << row.line;
    ASSERT_FALSE(read.diagnostics.empty()) << row.line;
    EXPECT_EQ(read.diagnostics[0].code, row.code) << row.line;
  }
}

TEST(ArxivJsonlReader, AnyBlockSizeGivesTheSame) {
  const std::string input = paper + "\n" + paper + paper;
  for (const std::size_t block : {1U, 7U, 64U, 100000U}) {
    const Read read = run_reader(arxiv_jsonl::format, input, {}, block);
    EXPECT_EQ(read.items.size(), 3U) << block;
    EXPECT_TRUE(read.diagnostics.empty()) << block;
  }
}

TEST(ArxivJsonlReader, SurvivesEveryPrefixAndAnyBytes) {
  for (std::size_t size = 0; size < paper.size(); ++size) {
    const Read read = run_reader(arxiv_jsonl::format, paper.substr(0, size));
    EXPECT_LE(read.items.size(), 1U);
  }
  std::string noise = paper;
  for (std::size_t i = 0; i < noise.size(); ++i) {
    const char kept = noise[i];
    noise[i] = static_cast<char>(i * 37 + 11);
    run_reader(arxiv_jsonl::format, noise);
    noise[i] = kept;
  }
}

TEST(ArxivJsonlReader, IsRecognisedByItsOwnMember) {
  EXPECT_EQ(arxiv_jsonl::sniff(paper), Match::sure);
  EXPECT_EQ(arxiv_jsonl::sniff(paper + paper), Match::sure);
  EXPECT_EQ(arxiv_jsonl::sniff("{\"id\":\"1\",\"title\":\"authors_parsed\"}\n{}\n"), Match::no);
  EXPECT_EQ(arxiv_jsonl::sniff("[" + paper + "]"), Match::no);
  const Format* found = test::builtin_formats().detect("snapshot.json", paper + paper);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->id, "arxiv-jsonl");
}

TEST(ArxivValues, MailDays) {
  struct Row {
    const char* text;
    const char* day;
  };
  const Row rows[] = {
      {"Mon, 2 Apr 2007 19:18:42 GMT", "2007-04-02"},
      {"31 Mar 2007", "2007-03-31"},
      {"Wed, 31 Feb 2007 00:00:00 GMT", ""},
      {"Mon, 2 Avr 2007", ""},
      {"Mon, 2 Apr", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    const auto day = arxiv::parse_mail_day(row.text);
    EXPECT_EQ(day ? to_edtf(*day) : std::string(), row.day) << row.text;
  }
}

}  // namespace
}  // namespace opcit
