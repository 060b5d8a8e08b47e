#include <gtest/gtest.h>

#include "match/query.h"
#include "opcit/builder.h"
#include "support/records.h"

namespace opcit::match {
namespace {

struct Asked {
  const char* title;
  std::vector<std::string_view> authors;
  Date issued;
  Search search;
  const char* clause;
};

Work work(const Asked& row, Batch& batch) {
  RecordBuilder builder(batch);
  builder.begin({});
  builder.text(Field::title, std::string_view(row.title));
  builder.names(Field::author, test::people(batch.arena, row.authors));
  builder.date(Field::issued, row.issued);
  return work_of(*builder.finish());
}

Date guessed(Date date) {
  date.year_inferred = true;
  return date;
}

TEST(MatchQuery, Clauses) {
  const Asked rows[] = {
      {"m-SAM: {Micro}-Batch $\\beta$ (2)",
       {"Jörg|Müller"},
       {},
       Search::phrase,
       "(ti:\"m sam micro batch beta 2\" AND au:Muller)"},
      {"Graphs", {"Laurent|El Ghaoui"}, {}, Search::phrase, "(ti:graphs AND au:\"El Ghaoui\")"},
      {"Graphs of things", {}, {}, Search::phrase, "(ti:\"graphs of things\")"},
      {"Graphs", {}, {}, Search::phrase, ""},
      {"", {"Jane|Roe"}, {}, Search::phrase, ""},
      {"LiNR: Model Based Neural Retrieval",
       {"Jane|Roe"},
       test::day(2024, 7, 18),
       Search::words,
       "(ti:linr AND ti:model AND ti:neural AND ti:retrieval AND submittedDate:[202201010000 TO 202408152359])"},
      {"Graph theory", {}, guessed(test::day(2024, 7, 18)), Search::words, "(ti:graph AND ti:theory)"},
      {"Graphs", {}, {}, Search::words, ""},
      {"T",
       {"Jane|Roe", "Li|Wei", "A|B", "C|D"},
       test::day(2024),
       Search::authors,
       "(au:Roe AND au:Wei AND au:B AND submittedDate:[202101010000 TO 202601152359])"},
      {"T", {"Jane|Roe"}, test::day(2024), Search::authors, ""},
  };
  for (const Asked& row : rows) {
    Batch batch;
    EXPECT_EQ(clause(work(row, batch), row.search), row.clause) << row.title;
  }
}

TEST(MatchQuery, JoinsWhatFits) {
  const std::vector<std::string> clauses = {"(ti:a)", "", "(ti:b)", "(ti:c)"};
  const auto one = join_clauses(clauses);
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].text, "(ti:a) OR (ti:b) OR (ti:c)");
  EXPECT_EQ(one[0].works, 3U);
  const auto two = join_clauses(clauses, 2 * (encoded_size("(ti:a)") + 4));
  ASSERT_EQ(two.size(), 2U);
  EXPECT_EQ(two[1].text, "(ti:c)");
  EXPECT_EQ(join_clauses(clauses, 1).size(), 3U);
}

TEST(MatchQuery, CountsEncodedBytes) {
  EXPECT_EQ(encoded_size("ti a"), 4U);
  EXPECT_EQ(encoded_size("(\"a\")"), 13U);
}

}  // namespace
}  // namespace opcit::match
