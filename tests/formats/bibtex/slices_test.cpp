#include <gtest/gtest.h>

#include "bibtex/write/entry_writer.h"

namespace opcit::bibtex {
namespace {

/// Each part has the runs that slice() gives. slice() is slower: it looks at all runs each time.
TEST(Slices, HaveTheRunsOfTheirPart) {
  const std::vector<opcit::Run> runs = {{0, 30, Style::italic},
                                        {2, 3, Style::bold},
                                        {5, 0, Style::math, "x"},
                                        {9, 6, Style::bold},
                                        {20, 10, Style::superscript}};
  const Text text = {"one two; three and four; five six", runs};
  Slices slices(text);
  for (const auto& [pos, len] : {std::pair{0U, 5U}, {5U, 3U}, {9U, 0U}, {10U, 8U}, {23U, 10U}}) {
    std::vector<opcit::Run> expected;
    const Text whole = slice(text, pos, len, expected);
    const Text part = slices.next(pos, len);
    EXPECT_EQ(part.plain, whole.plain);
    EXPECT_EQ(std::vector<opcit::Run>(part.runs.begin(), part.runs.end()), expected) << pos;
  }
}

}  // namespace
}  // namespace opcit::bibtex
