#include <gtest/gtest.h>

#include "support/run.h"

namespace opcit::test {
namespace {

constexpr std::string_view two_works = R"([
{"id": "a", "type": "article-journal", "title": "Ice & <i>fire</i> [on] #1_2 $x$",
 "author": [{"family": "Doe", "given": "Jane"}, {"family": "Łukasz", "given": "Bo"}],
 "container-title": "Journal of Frost", "volume": "3", "issue": "2", "page": "4-9",
 "issued": {"date-parts": [[2019, 5, 7]]}, "DOI": "10.1000/a_b"},
{"id": "b", "type": "book", "title": "Snow", "author": [{"family": "Doe", "given": "J."}], "publisher": "North",
 "issued": {"date-parts": [[2021]]}, "abstract": "About snow."}])";

std::string list(std::string_view to, const Options& options = {}) {
  return run("csl-json", to, two_works, options).output();
}

TEST(Lists, MarkdownGroupsByYearTheNewestFirst) {
  EXPECT_EQ(list("markdown", {{"me", "Jane Doe"}}),
            "## 2021\n\n- **J. Doe**. Snow. North, 2021.\n\n"
            "## 2019\n\n- **Jane Doe** and Bo Łukasz. Ice \\& *fire* \\[on\\] \\#1\\_2 \\$x\\$. *Journal of Frost* "
            "3(2), 4-9, "
            "7 May 2019. [doi:10.1000/a\\_b](<https://doi.org/10.1000/a_b>)\n");
}

TEST(Lists, GroupsByTypeInTheirOrder) {
  const std::string out = list("markdown", {{"group-by", "type"}});
  EXPECT_LT(out.find("## Journal articles"), out.find("## Books"));
}

TEST(Lists, AbstractsOnlyIfAsked) {
  EXPECT_FALSE(contains(list("html"), "About snow"));
  EXPECT_TRUE(contains(list("html", {{"abstracts", "true"}}), "<summary>Abstract</summary><p>About snow."));
}

TEST(Lists, HtmlEscapesAndKeepsStyle) {
  const std::string out = list("html", {{"me", "Jane Doe\nSomeone Else"}});
  EXPECT_TRUE(contains(out, "<li><strong>Jane Doe</strong> and Bo Łukasz. Ice &amp; <em>fire</em> [on] #1_2 $x$."));
  EXPECT_TRUE(contains(out, "<a href=\"https://doi.org/10.1000/a_b\">doi:10.1000/a_b</a>"));
  EXPECT_TRUE(contains(out, "<summary>BibTeX</summary><pre>@article{a,"));
}

TEST(Lists, NoAddressBecomesAScript) {
  const std::string out =
      run("csl-json", "html", R"json([{"id": "x", "type": "webpage", "title": "T", "URL": "javascript:alert(1)"}])json").output();
  EXPECT_FALSE(contains(out, "href=\"javascript"));
}

TEST(Lists, LatexEscapesAndSpellsInAscii) {
  const std::string out = list("latex", {{"me", "Jane Doe"}});
  EXPECT_TRUE(
      contains(out, "\\item{} \\textbf{Jane Doe} and Bo {\\L}ukasz. Ice \\& \\emph{fire} [on] \\#1\\_2 \\$x\\$.") ||
      contains(out, "\\item{} \\textbf{Jane Doe} and Bo \\L{}ukasz. Ice \\& \\emph{fire} [on] \\#1\\_2 \\$x\\$."))
      << out;
  EXPECT_TRUE(out.ends_with("\\end{document}\n"));
}

TEST(Lists, TypstEscapes) {
  EXPECT_TRUE(
      contains(list("typst"), "Ice & #emph[fire]; \\[on\\] \\#1\\_2 \\$x\\$. #emph[Journal of Frost]; 3(2), 4\\-9"))
      << list("typst");
}

}  // namespace
}  // namespace opcit::test
