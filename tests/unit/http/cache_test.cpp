#include "http/cache.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "unit/http/http_support.h"

namespace opcit::fetch {
namespace {

using test::TempFolder;

Result<std::unique_ptr<Cache>> open(const std::string& folder, std::uint64_t limit = 1 << 20) {
  CacheOptions options;
  options.folder = folder;
  options.limit = limit;
  return test::linked_module().cache(options);
}

void execute(const std::string& path, const char* sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
  sqlite3_close(database);
}

/// Incompressible bytes.
std::string noise(std::size_t size, unsigned seed) {
  std::string text(size, '\0');
  for (char& c : text) {
    seed = seed * 1664525U + 1013904223U;
    c = static_cast<char>(seed >> 24);
  }
  return text;
}

TEST(Cache, FindsWhatIsYoungEnough) {
  const TempFolder folder;
  {
    auto cache = open(folder.path());
    EXPECT_FALSE(cache.value()->find("k", 0));
    EXPECT_TRUE(cache.value()->store("k", "body", 1000));
    EXPECT_TRUE(cache.value()->store("k", std::string("new\0body", 8), 2000));
    EXPECT_TRUE(cache.value()->store("empty", "", 5));
  }
  auto cache = open(folder.path());
  ASSERT_TRUE(cache.value()->find("k", 2000));
  EXPECT_EQ(cache.value()->find("k", 2000)->body, std::string("new\0body", 8));
  EXPECT_EQ(cache.value()->find("k", 0)->fetched, 2000);
  EXPECT_FALSE(cache.value()->find("k", 2001));
  EXPECT_FALSE(cache.value()->find("K", 0));
  EXPECT_EQ(cache.value()->find("empty", 0)->body, "");
}

TEST(Cache, IsForTheUserAlone) {
  const TempFolder folder;
  const std::string below = folder.below("deep/opcit");
  auto cache = open(below);
  ASSERT_TRUE(cache);
  cache.value()->store("k", "body", 1);
  struct stat status = {};
  ASSERT_EQ(::stat(below.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0700U);
  for (const char* name : {"/fetch.sqlite3", "/fetch.sqlite3-wal"}) {
    ASSERT_EQ(::stat((below + name).c_str(), &status), 0) << name;
    EXPECT_EQ(status.st_mode & 0777U, 0600U) << name;
  }
}

TEST(Cache, EvictsTheOldest) {
  const TempFolder folder;
  auto cache = open(folder.path(), 100'000);
  for (int i = 0; i < 30; ++i) {
    EXPECT_TRUE(cache.value()->store("k" + std::to_string(i), noise(10'000, static_cast<unsigned>(i)), 1000 + i));
    EXPECT_LE(cache.value()->info()->stored, 100'000U);
  }
  EXPECT_TRUE(cache.value()->find("k29", 0));
  EXPECT_FALSE(cache.value()->find("k0", 0));
  EXPECT_GE(cache.value()->info()->answers, 7U);
  EXPECT_FALSE(cache.value()->store("huge", noise(200'000, 1), 5000)) << "larger than all there is";
  EXPECT_TRUE(cache.value()->find("k29", 0));
}

TEST(Cache, EvictsThoseOfOneMomentTogether) {
  const TempFolder folder;
  auto cache = open(folder.path(), 30'000);
  for (int i = 0; i < 5; ++i) {
    const std::string key = "k" + std::to_string(i);
    EXPECT_TRUE(cache.value()->store(key, noise(9'000, static_cast<unsigned>(i)), 1000));
    EXPECT_TRUE(cache.value()->find(key, 0)) << key;
  }
}

TEST(Cache, TellsAboutItselfAndIsCleared) {
  const TempFolder folder;
  auto cache = open(folder.path());
  cache.value()->store("a", noise(5000, 1), 100);
  cache.value()->store("b", noise(5000, 2), 200);
  const auto info = cache.value()->info();
  ASSERT_TRUE(info);
  EXPECT_EQ(info->answers, 2U);
  EXPECT_GE(info->stored, 10'000U);
  EXPECT_GE(info->file, info->stored);
  EXPECT_EQ(info->oldest, 100);
  EXPECT_EQ(info->newest, 200);
  EXPECT_TRUE(cache.value()->clear());
  EXPECT_EQ(cache.value()->info()->answers, 0U);
  EXPECT_LT(cache.value()->info()->file, info->file);
  EXPECT_FALSE(cache.value()->find("a", 0));
}

TEST(Cache, OfAnotherVersionIsMadeAnew) {
  const TempFolder folder;
  { open(folder.path()).value()->store("k", "body", 1); }
  execute(folder.below("fetch.sqlite3"), "PRAGMA user_version = 77");
  auto cache = open(folder.path());
  ASSERT_TRUE(cache);
  EXPECT_FALSE(cache.value()->find("k", 0));
  EXPECT_TRUE(cache.value()->store("k", "body", 1));
}

TEST(Cache, ThatIsDamagedIsMadeAnew) {
  const TempFolder folder;
  std::ofstream(folder.below("fetch.sqlite3")) << std::string(8192, 'x');
  auto cache = open(folder.path());
  ASSERT_TRUE(cache) << cache.fault().message;
  EXPECT_TRUE(cache.value()->store("k", "body", 1));
  EXPECT_TRUE(cache.value()->find("k", 0));
}

TEST(Cache, LeavesTheDatabaseOfAnotherProgramAlone) {
  const TempFolder folder;
  execute(folder.below("fetch.sqlite3"), "CREATE TABLE answers (mine TEXT)");
  const auto cache = open(folder.path());
  ASSERT_FALSE(cache);
  EXPECT_NE(cache.fault().message.find("another program"), std::string::npos) << cache.fault().message;
  execute(folder.below("fetch.sqlite3"), "SELECT mine FROM answers");
}

TEST(Cache, ThatCannotBeMadeIsAFault) {
  const TempFolder folder;
  std::ofstream(folder.below("file")) << "x";
  const auto cache = open(folder.below("file/opcit"));
  ASSERT_FALSE(cache);
  EXPECT_NE(cache.fault().message.find("cannot use the cache"), std::string::npos);
}

TEST(Cache, IgnoresAnAnswerThatIsDamaged) {
  const TempFolder folder;
  { open(folder.path()).value()->store("k", "body body body", 1); }
  execute(folder.below("fetch.sqlite3"), "UPDATE answers SET body = x'00112233'");
  EXPECT_FALSE(open(folder.path()).value()->find("k", 0));
  execute(folder.below("fetch.sqlite3"), "UPDATE answers SET length = 99999999999");
  EXPECT_FALSE(open(folder.path()).value()->find("k", 0));
}

/// Four threads create the file and write to it at the same time.
TEST(Cache, IsSharedByMany) {
  const TempFolder folder;
  const auto write = [&](int who) {
    auto cache = open(folder.path());
    ASSERT_TRUE(cache) << cache.fault().message;
    for (int i = 0; i < 10; ++i) {
      EXPECT_TRUE(cache.value()->store(std::to_string(who) + "/" + std::to_string(i), "body", i));
    }
  };
  std::vector<std::thread> threads;
  for (int who = 0; who < 4; ++who) threads.emplace_back(write, who);
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(open(folder.path()).value()->info()->answers, 40U);
}

TEST(Cache, SurvivesTheDeathOfAWriter) {
  const TempFolder folder;
  for (int round = 0; round < 3; ++round) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto cache = open(folder.path(), 50'000);
      for (unsigned i = 0;; ++i) cache.value()->store("k" + std::to_string(i), noise(5'000, i), i);
    }
    std::this_thread::sleep_for(Milliseconds(150));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    auto cache = open(folder.path(), 50'000);
    ASSERT_TRUE(cache) << cache.fault().message;
    EXPECT_LE(cache.value()->info()->stored, 50'000U);
    EXPECT_TRUE(cache.value()->store("after", "body", 1'000'000));
    EXPECT_EQ(cache.value()->find("after", 0)->body, "body");
  }
}

}  // namespace
}  // namespace opcit::fetch
