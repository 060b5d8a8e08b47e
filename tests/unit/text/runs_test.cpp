#include "text/runs.h"

#include <gtest/gtest.h>

#include "unit/latex/latex_tool.h"

namespace opcit {
namespace {

TEST(WalkRuns, CallsInTheOrderOfTheText) {
  const test::Runs runs{{0, 5, Style::bold}, {1, 2, Style::italic}, {3, 0, Style::tex, "x"}, {6, 1, Style::underline}};
  EXPECT_EQ(test::markup({"abcdefg", runs}), "<b>a<i>bc</i><tex:x></tex>de</b>f<u>g</u>");
}

TEST(WalkRuns, NestsWhateverTheRunsAre) {
  const test::Runs crossing{{0, 3, Style::bold}, {2, 3, Style::italic}};
  EXPECT_EQ(test::markup({"abcdef", crossing}), "<b>ab<i>c</i></b>def");
  const test::Runs beyond{{2, 90, Style::bold}, {70, 5, Style::italic}};
  EXPECT_EQ(test::markup({"abc", beyond}), "ab<b>c</b><i></i>");
  const test::Runs backwards{{4, 1, Style::bold}, {0, 2, Style::italic}};
  EXPECT_EQ(test::markup({"abcdef", backwards}), "abcd<b>e</b>f");
}

/// Skips math.
struct Skipper {
  std::string seen;
  Walk enter(const Run& run) {
    seen += "(";
    return run.style == Style::math ? Walk::over : Walk::into;
  }
  void text(std::string_view piece) { seen += piece; }
  void leave(const Run&) { seen += ")"; }
};

TEST(WalkRuns, PassesOverWhatTheVisitorWritesItself) {
  const test::Runs runs{{0, 6, Style::bold}, {1, 3, Style::math, "x"}, {2, 1, Style::italic}, {4, 1, Style::italic}};
  Skipper skipper;
  walk_runs({"abcdefg", runs}, skipper);
  EXPECT_EQ(skipper.seen, "(a()(e)f)g");
}

}  // namespace
}  // namespace opcit
