#include "text/mathml.h"

#include <gtest/gtest.h>

#include <vector>

#include "text/markup.h"

namespace opcit::text {
namespace {

std::string plain_of(std::string_view source) {
  Arena arena;
  return std::string(without_mathml({source, {}}, arena).plain);
}

TEST(MathMl, ShowsScriptsFractionsAndRoots) {
  EXPECT_EQ(plain_of("in <mml:math a=\"b\"><mml:msub><mml:mi>a</mml:mi><mml:mn>1</mml:mn></mml:msub></mml:math>."),
            "in a<sub>1</sub>.");
  EXPECT_EQ(plain_of("<math><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup></math>"), "x<sub>1</sub><sup>2</sup>");
  EXPECT_EQ(plain_of("<math><mfrac><mn>1</mn><mn>2</mn></mfrac><msqrt><mn>3</mn></msqrt></math>"), "1/2√3");
  EXPECT_EQ(plain_of("<math><mmultiscripts><mi>Ca</mi><mprescripts/><none/><mn>38</mn></mmultiscripts></math>"),
            "<sup>38</sup>Ca");
  EXPECT_EQ(plain_of("<math>\n <mi>x</mi>\n <mo>=</mo> <mtext> any </mtext></math>"), "x= any ");
}

TEST(MathMl, KeepsWhatIsNotWellFormed) {
  for (const std::string_view source :
       {"<math><mi>x</math>", "<math><mi>x</mi>", "a < b and math", "<math", "</math>", "mathematics"}) {
    EXPECT_EQ(plain_of(source), source);
  }
}

TEST(MathMl, BoundsTheDepth) {
  std::string deep = "<math>";
  for (int i = 0; i < 1000; ++i) deep += "<mrow>";
  EXPECT_EQ(plain_of(deep), deep);
}

TEST(Markup, KeepsTheRunsOfAText) {
  Arena arena;
  const std::vector<opcit::Run> runs = {{0, 6, Style::bold, {}}, {7, 1, Style::math, "<"}};
  // "Growth <i>x</i>", in which the first '<' is a formula of BibTeX
  const Text text = parse_markup({"Growth <i>x</i>", runs}, arena);
  EXPECT_EQ(text.plain, "Growth x");
  ASSERT_EQ(text.runs.size(), 2U);
  EXPECT_EQ(text.runs[0], (opcit::Run{0, 6, Style::bold, {}}));
  EXPECT_EQ(text.runs[1], (opcit::Run{7, 1, Style::italic, {}}));
}

TEST(Markup, KeepsATextWhoseRunsItsTagsWouldCross) {
  Arena arena;
  const std::vector<opcit::Run> runs = {{0, 5, Style::bold, {}}};
  const Text text = parse_markup({"a<i>bc</i>", runs}, arena);
  EXPECT_EQ(text.plain, "a<i>bc</i>");
  EXPECT_EQ(text.runs.size(), 1U);
}

}  // namespace
}  // namespace opcit::text
