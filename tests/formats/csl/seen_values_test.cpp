// Single values in CSL-JSON and in messages, where small faults are easy to overlook.
#include <gtest/gtest.h>

#include "support/run.h"

namespace opcit::test {
namespace {

struct SeenValue {
  const char* what;
  const char* from;
  const char* to;
  const char* text;
  const char* seen;  ///< Expected in the output.
};

TEST(SeenValues, AreWhatTheSourceSays) {
  constexpr SeenValue rows[] = {
      {"fall is the third season", "bibtex", "csl-json", "@misc{a, title={T}, year=2020, month=fall}",
       R"("issued": {"date-parts": [[2020, 23]]})"},
      {"winter is the fourth", "bibtex", "csl-json", "@misc{a, title={T}, year=2020, month=winter}",
       R"("issued": {"date-parts": [[2020, 24]]})"},
      {"the last day of the year", "biblatex", "csl-json", "@misc{a, title={T}, date={2020-12-31}}",
       R"("issued": {"date-parts": [[2020, 12, 31]]})"},
      {"the last day of a short month", "biblatex", "csl-json", "@misc{a, title={T}, date={2020-11-30}}",
       R"("issued": {"date-parts": [[2020, 11, 30]]})"},
      {"a short end of a range", "bibtex", "csl-json", "@misc{a, title={T}, year={2020--21}}",
       R"("issued": {"date-parts": [[2020], [2021]]})"},
      {"particles in their order", "csl-json", "bibtex",
       R"([{"id":"a","type":"book","title":"T","author":[{"family":"Berg","given":"Jan","dropping-particle":"von",)"
       R"("non-dropping-particle":"der"}]}])",
       "Jan von der Berg"},
      {"a word with a digit in a title of capitals", "csl-json", "bibtex",
       R"([{"id":"a","type":"book","title":"A Study of Gpt4 in Dense Moss Fields Today"}])",
       "Study of {Gpt4} in Dense"},
  };
  for (const SeenValue& row : rows) {
    const Outcome outcome = run(row.from, row.to, row.text);
    EXPECT_TRUE(contains(outcome.output(), row.seen)) << row.what << ":\n" << outcome.output();
  }
}

TEST(SeenValues, AreShownWhereTheyStandWhenTheyAreWrong) {
  const Outcome outcome = run("ris", "csl-json", "TY  - JOUR\nTI  - T\nPY  - soon\nDO  - none\nER  - \n");
  EXPECT_TRUE(contains(outcome.said, "input:3:7: warning: ")) << outcome.said;
  EXPECT_TRUE(contains(outcome.said, "soon [bad-date]\n  PY  - soon\n        ^~~~\n")) << outcome.said;
  EXPECT_TRUE(contains(outcome.said, "input:4:7: warning: ")) << outcome.said;
  EXPECT_TRUE(contains(outcome.said, "[bad-identifier]\n  DO  - none\n        ^~~~\n")) << outcome.said;
}

TEST(SeenValues, AreCountedByTheRecordThatLosesThem) {
  const Outcome outcome =
      run("bibtex", "ris", "@misc{a, title={T}}\n@misc{b, title={U}, owner={me}}\n@misc{c, title={V}}\n");
  EXPECT_TRUE(contains(outcome.losses, R"("record":2,"key":"b")")) << outcome.losses;
}

}  // namespace
}  // namespace opcit::test
