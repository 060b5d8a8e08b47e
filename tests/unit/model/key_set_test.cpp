#include "model/key_set.h"

#include <gtest/gtest.h>

namespace opcit {
namespace {

TEST(KeySet, TellsWhetherAKeyIsTaken) {
  KeySet keys;
  EXPECT_FALSE(keys.contains("a"));
  EXPECT_TRUE(keys.insert("a"));
  EXPECT_FALSE(keys.insert("a"));
  EXPECT_TRUE(keys.contains("a"));
  EXPECT_TRUE(keys.insert(""));
  for (int i = 0; i < 10000; ++i) EXPECT_TRUE(keys.insert(std::to_string(i)));
  for (int i = 0; i < 10000; ++i) EXPECT_FALSE(keys.insert(std::to_string(i)));
  EXPECT_EQ(keys.size(), 10002U);
}

TEST(KeySet, LettersAreBijective) {
  EXPECT_EQ(letters(0), "a");
  EXPECT_EQ(letters(25), "z");
  EXPECT_EQ(letters(26), "aa");
  EXPECT_EQ(letters(27), "ab");
  EXPECT_EQ(letters(26 + 26 * 26), "aaa");
}

TEST(KeySet, MakesKeysUniqueWithoutChangingEarlierOnes) {
  KeySet keys;
  EXPECT_EQ(keys.make_unique("k"), "k");
  EXPECT_EQ(keys.make_unique("k"), "ka");
  EXPECT_TRUE(keys.insert("kb"));
  EXPECT_EQ(keys.make_unique("k"), "kc") << "kb is taken by a key of the input";
  EXPECT_EQ(keys.make_unique("ka"), "kaa");
}

TEST(KeySet, AHundredThousandRecordsWithOneBaseAreNoTrouble) {
  KeySet keys;
  for (int i = 0; i < 100000; ++i) keys.make_unique("same");
  EXPECT_EQ(keys.size(), 100000U);
}

}  // namespace
}  // namespace opcit
