#include "enrich/diff.h"

#include <gtest/gtest.h>

namespace opcit::enrich {
namespace {

struct Row {
  const char* before;
  const char* after;
  const char* hunks;
};

TEST(EnrichDiff, AsDiffWritesIt) {
  const Row rows[] = {
      {"a\nb\n", "a\nb\n", ""},
      {"a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"},
      {"", "a\n", "@@ -0,0 +1 @@\n+a\n"},
      {"a\n", "", "@@ -1 +0,0 @@\n-a\n"},
      {"a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"},
      {"1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n5\n6\n7\n8\n9\n",
       "@@ -2,6 +2,7 @@\n 2\n 3\n 4\n+x\n 5\n 6\n 7\n"},
      {"}\n}\n}\n", "}\n}\n", "@@ -1,3 +1,2 @@\n }\n }\n-}\n"},
  };
  for (const Row& row : rows) {
    const std::string expected = row.hunks[0] == 0 ? std::string() : "--- a/x\n+++ b/x\n" + std::string(row.hunks);
    EXPECT_EQ(unified_diff(row.before, row.after, "a/x", "b/x"), expected) << row.before << " -> " << row.after;
  }
}

TEST(EnrichDiff, FarChangesAreHunksOfTheirOwn) {
  std::string before;
  for (int i = 0; i < 40; ++i) before += "line " + std::to_string(i) + "\n";
  std::string after = before;
  after.replace(after.find("line 3\n"), 7, "changed\n");
  after += "end\n";
  const std::string diff = unified_diff(before, after, "a", "b");
  EXPECT_NE(diff.find("@@ -1,7 +1,7 @@"), std::string::npos) << diff;
  EXPECT_NE(diff.find("@@ -38,3 +38,4 @@"), std::string::npos) << diff;
}

TEST(EnrichDiff, LargeTextsOfOneLineTakeNoQuadraticTime) {
  std::string before;
  std::string after;
  for (int i = 0; i < 200000; ++i) before += i % 2 == 0 ? "a\n" : "b\n";
  for (int i = 0; i < 200000; ++i) after += i % 3 == 0 ? "a\n" : "c\n";
  EXPECT_FALSE(unified_diff(before, after, "a", "b").empty());
}

}  // namespace
}  // namespace opcit::enrich
