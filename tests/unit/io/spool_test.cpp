#include "io/spool.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "opcit/error.h"

namespace opcit::io {
namespace {

std::string all_of(Source& source, std::size_t step) {
  std::string all;
  std::string room(step, '\0');
  while (const std::size_t got = source.read(room)) all.append(room, 0, got);
  return all;
}

/// In memory, in a file, and in both.
TEST(Spool, GivesBackWhatWasPutIn) {
  for (const std::size_t in_memory : {0U, 10U, 1000U, 1U << 20U}) {
    Spool spool(in_memory);
    std::string wanted;
    for (int i = 0; i < 200; ++i) {
      const std::string line = std::string(static_cast<std::size_t>(i * 37 % 91), 'x') + std::to_string(i) + "\n";
      spool.append(line);
      wanted += line;
    }
    EXPECT_EQ(spool.size(), wanted.size());
    for (const std::size_t step : {1U, 13U, 100000U}) {
      const auto source = spool_source("s", spool);
      EXPECT_EQ(all_of(*source, step), wanted) << in_memory;
    }
    std::string line;
    std::string again;
    for (std::uint64_t at = 0; spool.line_at(at, line); at += line.size() + 1) again += line + "\n";
    EXPECT_EQ(again, wanted) << in_memory;
  }
}

TEST(Spool, LinesMayBeLongAndTheLastOneOpen) {
  Spool spool(100);
  spool.append(std::string(100000, 'a') + "\n" + "end");
  std::string line;
  ASSERT_TRUE(spool.line_at(0, line));
  EXPECT_EQ(line.size(), 100000U);
  ASSERT_TRUE(spool.line_at(100001, line));
  EXPECT_EQ(line, "end");
  EXPECT_FALSE(spool.line_at(100004, line));
}

TEST(Spool, BeginsAgainWhenItWasCleared) {
  for (const std::size_t in_memory : {0U, 100U}) {
    Spool spool(in_memory);
    spool.append("before");
    spool.clear();
    EXPECT_EQ(spool.size(), 0U);
    spool.append("again");
    const auto source = spool_source("s", spool);
    EXPECT_EQ(all_of(*source, 3), "again");
  }
}

TEST(Spool, SaysWhereItCannotWrite) {
  const char* before = std::getenv("TMPDIR");
  const std::string saved = before == nullptr ? "" : before;
  ::setenv("TMPDIR", "/no/such/folder", 1);
  Spool spool(0);
  EXPECT_THROW(spool.append("x"), IoError);
  if (before == nullptr) {
    ::unsetenv("TMPDIR");
  } else {
    ::setenv("TMPDIR", saved.c_str(), 1);
  }
}

}  // namespace
}  // namespace opcit::io
