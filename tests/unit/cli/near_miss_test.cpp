#include "cli/near_miss.h"

#include <gtest/gtest.h>

#include <vector>

namespace opcit::cli {
namespace {

const std::vector<std::string> words = {"convert", "check", "enrich", "csl-json", "csl-jsonl", "ris"};

TEST(NearMiss, CountsEachMistakeOnce) {
  EXPECT_EQ(edit_distance("convert", "convert"), 0U);
  EXPECT_EQ(edit_distance("cnvert", "convert"), 1U);
  EXPECT_EQ(edit_distance("convret", "convert"), 1U);
  EXPECT_EQ(edit_distance("CONVERT", "convert"), 0U);
  EXPECT_EQ(edit_distance("", "ris"), 3U);
}

TEST(NearMiss, FindsTheNearestWord) {
  EXPECT_EQ(nearest("enrcih", words), "enrich");
  EXPECT_EQ(nearest("rsi", words), "ris");
  EXPECT_EQ(nearest("json", words), "csl-json");
  EXPECT_EQ(nearest("conv", words), "convert");
}

TEST(NearMiss, FindsNothingForOtherWords) {
  EXPECT_EQ(nearest("dance", words), "");
  EXPECT_EQ(nearest("x", words), "");
  EXPECT_EQ(nearest("", words), "");
  EXPECT_EQ(nearest(std::string(1 << 20, 'c'), words), "");
}

}  // namespace
}  // namespace opcit::cli
