// The rules of `opcit check`, each with its own example, and the list of accepted findings.
#include "check/checker.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "check/fix.h"
#include "check/rules.h"
#include "opcit/error.h"
#include "support/run.h"

namespace opcit::check {
namespace {

struct Finding {
  std::string code;
  std::string detail;
  std::uint64_t line;
  std::uint64_t column;
};

class Collector final : public Observer {
 public:
  void diagnostic(const Diagnostic& said, const Located& where) override {
    findings.push_back({std::string(info(said.code).name), said.detail, where.line, where.column});
  }
  void loss(const Loss&) override {}
  std::vector<Finding> findings;
};

std::vector<Finding> check(std::string_view bytes, CheckOptions how = {}, unsigned threads = 1,
                           std::size_t block = 1U << 18) {
  if (how.as_of.empty()) how.as_of = "2026-11-30";
  ConvertOptions options;
  options.reader_options = {{".lint", how.target.empty() ? "on" : how.target}};
  options.threads = threads;
  options.block = block;
  Checker checker(std::move(how));
  options.improver = &checker;
  Collector collector;
  const std::string text(bytes);
  const Input input{.name = "refs.bib",
                    .open = [&](Diagnostics& said) { return memory_source("refs.bib", text, said); }};
  read_records(
      test::builtin_formats(), std::span(&input, 1), options, [](const Record&) {}, collector,
      [](const Input&, const std::string&) {});
  return collector.findings;
}

std::vector<std::string> codes_of(const std::vector<Finding>& findings) {
  std::vector<std::string> codes;
  for (const Finding& finding : findings) codes.push_back(finding.code);
  return codes;
}

TEST(CheckRules, EachExampleBreaksItsRule) {
  for (const Rule& rule : rules()) {
    CheckOptions how;
    how.target = rule.target;
    how.journals.add("Journal of Tea;J. Tea\n");
    const std::vector<std::string> codes = codes_of(check(rule.example, std::move(how)));
    EXPECT_NE(std::ranges::find(codes, info(rule.code).name), codes.end())
        << info(rule.code).name << ": " << rule.example;
  }
}

Diagnostics diagnostics_of(std::string_view text) {
  class Keeper final : public Observer {
   public:
    void diagnostic(const Diagnostic& said, const Located&) override { found.push_back(said); }
    void loss(const Loss&) override {}
    Diagnostics found;
  };
  Keeper keeper;
  Checker checker({.as_of = "2026-11-30"});
  ConvertOptions options;
  options.reader_options = {{".lint", "on"}};
  options.improver = &checker;
  const Input input{.name = "refs.bib",
                    .open = [&](Diagnostics& said) { return memory_source("refs.bib", std::string(text), said); }};
  read_records(
      test::builtin_formats(), std::span(&input, 1), options, [](const Record&) {}, keeper,
      [](const Input&, const std::string&) {});
  return std::move(keeper.found);
}

std::string fixed(std::string_view text) {
  return fix(*test::builtin_formats().find("bibtex"), text, diagnostics_of).text;
}

TEST(CheckFix, MakesOfEachExampleWhatTheRuleSays) {
  std::size_t repaired = 0;
  for (const Rule& rule : rules()) {
    if (!rule.target.empty()) continue;
    const std::string once = fixed(rule.example);
    EXPECT_EQ(once, rule.fixed.empty() ? rule.example : rule.fixed);
    EXPECT_EQ(fixed(once), once) << "a second time";
    repaired += rule.fixed.empty() ? 0U : 1U;
  }
  EXPECT_EQ(repaired, 11U);
}

TEST(CheckFix, MovesNothingElse) {
  const std::string_view ugly =
      "% Tea & Milk 5%\n@ARTICLE { a ,\r\n\ttitle=\"Tea & {M}ilk &quot;now&quot;\" # jot,author = {Lee,, Ann},\n"
      "  Title2 = {Gr\u00C3\u00BCn & so}, pages = 12-34 , note = {doi:10.1000/a}, url={https://doi.org/10.1000/a} }\n"
      "@comment{ title = {Tea & Milk} }\n@misc{b, title = \"5 &quot;o'clock&quot; & more\", doi={10.1000/b},\n"
      " url = {https://doi.org/10.1000/b}}\n@misc{broken, title = {Tea & Milk\n@misc{c, title = {Tea & Milk}}\n";
  const std::string_view expected =
      "% Tea & Milk 5%\n@ARTICLE { a ,\r\n\ttitle=\"Tea & {M}ilk &quot;now&quot;\" # jot,author = {Lee, Ann},\n"
      "  Title2 = {Gr\u00C3\u00BCn & so}, pages = 12--34 , doi = {10.1000/a}, url={https://doi.org/10.1000/a} }\n"
      "@comment{ title = {Tea & Milk} }\n@misc{b, title = \"5 &quot;o'clock&quot; \\& more\", doi={10.1000/b},\n"
      " url = {https://doi.org/10.1000/b}}\n@misc{broken, title = {Tea & Milk\n@misc{c, title = {Tea \\& Milk}}\n";
  EXPECT_EQ(fixed(ugly), expected);
}

constexpr std::string_view clean = R"(% A comment with & and %.
@string{jot = {Journal of Tea}}
@article{lee2020, author = {Lee, Ann and van Gogh, Vincent and {Smith, Jones \& Partners} and others}, title = {On {Tea} \& $x_1$: 5\%},
  journal = jot, year = 2020, month = feb, volume = 3, number = {2--3}, pages = {12--34}, doi = {10.1000/tea_1}, url = {https://example.org/a_b%20c#d}}
@book{ng, editor = {Ng, K.}, title = {Milk}, publisher = {Cup}, date = {2019-05}, isbn = {978-3-16-148410-0}}
@inbook{part, author = {King, Jr., Martin}, title = {Part}, pages = {1--9}, crossref = {ng}}
@misc{web, author = {{Forum21}}, title = {Fin}, howpublished = {\url{https://example.org/a_b&c}}, note = {Accessed 2020}}
@misc{arx, author = {Ann Lee}, title = {Na{\"\i}ve Caf\'e}, eprint = {2409.13598}, archivePrefix = {arXiv}, year = 2024}
)";

TEST(Checker, FindsNothingInACleanFile) {
  const std::vector<Finding> findings = check(clean);
  for (const Finding& finding : findings)
    ADD_FAILURE() << finding.line << ": " << finding.code << ": " << finding.detail;
}

TEST(Checker, FindsThePlaceOfAFault) {
  const auto findings =
      check("@misc{a, title = {One}}\n@misc{b,\n  title = {Tea & Milk},\n  isbn = {978-3-16-148410-1}\n}\n");
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].code, "bare-special");
  EXPECT_EQ(findings[0].line, 3U);
  EXPECT_EQ(findings[0].column, 16U);
  EXPECT_EQ(findings[1].code, "bad-isbn");
  EXPECT_EQ(findings[1].line, 4U);
}

TEST(Checker, FindsTheSameInBlocksOfAnySizeAndWithThreads) {
  std::string text;
  for (const Rule& rule : rules()) text += std::string(rule.example) + "\n}\n";
  const auto whole = codes_of(check(text));
  EXPECT_EQ(whole, codes_of(check(text, {}, 3, 64)));
  EXPECT_GT(whole.size(), 40U);
}

TEST(Checker, LooksForWhatTheTargetNeeds) {
  CheckOptions how;
  how.target = "orcid";
  const auto findings =
      check("@online{a, title = {One}, date = {2020}, eprint = {2409.13598}, eprinttype = {arXiv}}\n", std::move(how));
  const auto codes = codes_of(findings);
  EXPECT_EQ(std::ranges::count(codes, "target-refuses"), 1);
  EXPECT_EQ(std::ranges::count(codes, "target-drops"), 2) << "date without year, eprinttype in capitals";
}

TEST(Checker, DoesNotReportWhatWasAccepted) {
  const std::string text = "@misc{a, title = {Unknown}}\n";
  std::string lines;
  CheckOptions writing;
  writing.accept = &lines;
  EXPECT_EQ(check(text, std::move(writing)).size(), 1U);
  ASSERT_EQ(lines.substr(0, 14), "placeholder\ta\t");
  CheckOptions reading;
  EXPECT_EQ(reading.accepted.read(lines + "# a comment\nnonsense\n"), 3U) << "the line that is none";
  EXPECT_TRUE(check(text, reading).empty());
  EXPECT_TRUE(check("@misc{ a,\n  title={Unknown}}\n", reading).empty()) << "the layout does not count";
  EXPECT_EQ(check("@misc{a, title = {Unknown}, year = 2020}\n", reading).size(), 1U) << "the record has changed";
}

TEST(Checker, ComparesJournalsByTheList) {
  CheckOptions how;
  how.journals.add("\"Journal of Tea, Milk\",J. Tea Milk\nNature,Nature\n");
  const std::string_view text =
      "@article{a, author = {A B}, title = {One}, journal = {J Tea Milk}, year = 2020}\n"
      "@article{b, author = {A B}, title = {Two}, journal = {Nature}, year = 2020}\n"
      "@article{c, author = {A B}, title = {Three}, journal = {Journal of Tea, Milk}, year = 2020}\n";
  const auto findings = check(text, std::move(how));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "mixed-journal-names");
  EXPECT_EQ(findings[0].line, 3U);
}

TEST(Checker, RefusesADayThatIsNone) { EXPECT_THROW(Checker({.as_of = "2026-13-01"}), UsageError); }

TEST(Checker, ChecksOtherFormats) {
  CheckOptions how;
  how.as_of = "2026-11-30";
  Checker checker(std::move(how));
  ConvertOptions options;
  options.improver = &checker;
  Collector collector;
  const std::string text = "TY  - JOUR\nTI  - Tea\nAU  - Lee, Ann; Smith, Bo\nPY  - 2999\nSN  - 0378-5950\nER  - \n";
  const Input input{.name = "refs.ris",
                    .open = [&](Diagnostics& said) { return memory_source("refs.ris", text, said); }};
  read_records(
      test::builtin_formats(), std::span(&input, 1), options, [](const Record&) {}, collector,
      [](const Input&, const std::string&) {});
  const auto codes = codes_of(collector.findings);
  for (const char* code : {"missing-field", "future-year", "bad-issn"})
    EXPECT_NE(std::ranges::find(codes, code), codes.end()) << code;
}

}  // namespace
}  // namespace opcit::check
