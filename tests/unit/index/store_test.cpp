#include "index/store.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <array>
#include <fstream>

#include "module/backend/sqlite_store.h"
#include "unit/http/http_support.h"

namespace opcit::fetch {
namespace {

using test::TempFolder;
using Put = Store::Put;
using Lines = std::vector<std::string>;

struct Made {
  std::uint64_t id;
  std::int64_t updated;
  std::uint64_t title;
  std::string words;
  std::string line;
};

Made made(int number, std::int64_t updated = 20200101) {
  const auto id = static_cast<std::uint64_t>(number) + 1;
  return {id, updated, id * 0x9E3779B97F4A7C15U,
          fmt::format("common rare{} odd{} lone{}", number / 2, number / 3, number),
          fmt::format("{{\"id\":\"{}\",\"updated\":{},\"filler\":\"{}\"}}", id, updated,
                      std::string(static_cast<std::size_t>(number % 7), 'x'))};
}

Put put(Store& store, const Made& paper) {
  const std::array keys = {paper.id, paper.title};
  const auto content = std::hash<std::string>()(paper.line);
  const auto result = store.put({paper.id, content, paper.updated, keys, paper.words, paper.line});
  EXPECT_TRUE(result);
  return result ? result.value() : Put::kept;
}

class StoreTest : public testing::Test {
 protected:
  static constexpr bool reading = false;
  static constexpr bool writing = true;

  std::unique_ptr<Store> open(bool write) const {
    auto opened = open_sqlite_store({path_, write});
    EXPECT_TRUE(opened) << opened.fault().message;
    return opened ? std::move(opened.value()) : nullptr;
  }

  void make(int papers) const {
    std::ofstream(path_).close();
    const auto store = open(writing);
    for (int i = 0; i < papers; ++i) put(*store, made(i));
    EXPECT_FALSE(store->commit());
  }

  TempFolder folder_;
  std::string path_ = folder_.path() + "/index.sqlite3";
};

Lines lines_of(const Result<Lines>& found) { return found ? found.value() : Lines{"fault"}; }

TEST_F(StoreTest, FindsEachRowByKeysAndWords) {
  make(37);
  const auto store = open(reading);
  for (int i = 0; i < 37; ++i) {
    const Made paper = made(i);
    EXPECT_EQ(lines_of(store->by_key(paper.id)), Lines{paper.line});
    EXPECT_EQ(lines_of(store->by_key(paper.title)), Lines{paper.line});
    const Lines words = {fmt::format("lone{}", i)};
    EXPECT_EQ(lines_of(store->by_words(words, 40)), Lines{paper.line});
  }
  EXPECT_TRUE(lines_of(store->by_key(99999)).empty());
  EXPECT_EQ(store->info().rows, 37U);
}

TEST_F(StoreTest, PutsTheRowWithMostWordsFirst) {
  make(37);
  const auto store = open(reading);
  const Lines words = {"unheardof", "rare5", "odd3", "lone10", "\"; DROP"};
  const Lines found = lines_of(store->by_words(words, 2));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0], made(10).line);
  EXPECT_EQ(found[1], made(11).line) << "shares two of the three words that are known";
  EXPECT_TRUE(lines_of(store->by_words(Lines{"unheardof"}, 2)).empty());
  EXPECT_TRUE(lines_of(store->by_words(Lines{}, 2)).empty());
}

TEST_F(StoreTest, FindsTitlesOfFrequentWordsOnly) {
  std::ofstream(path_).close();
  {
    const auto store = open(writing);
    for (int i = 0; i < 18'000; ++i) {
      Made paper = made(i);
      paper.words = i % 3 == 0 ? "deep learning" : i % 3 == 1 ? "deep networks" : "learning networks";
      if (i == 9000) paper.words = "deep networks learning rank";
      put(*store, paper);
    }
    EXPECT_FALSE(store->commit());
  }
  const auto store = open(reading);
  EXPECT_EQ(lines_of(store->by_words(Lines{"networks", "rank", "deep", "learning"}, 2)), Lines{made(9000).line});
  EXPECT_EQ(lines_of(store->by_words(Lines{"networks", "deep"}, 2)).size(), 2U);
  EXPECT_TRUE(lines_of(store->by_words(Lines{"deep"}, 2)).empty()) << "one frequent word tells nothing";
}

TEST_F(StoreTest, UpdatesByTheDayOfTheLastChange) {
  make(20);
  {
    const auto store = open(writing);
    EXPECT_EQ(put(*store, made(3)), Put::kept);
    EXPECT_EQ(put(*store, made(4, 20190101)), Put::kept);
    EXPECT_EQ(put(*store, made(5, 20210101)), Put::replaced);
    EXPECT_EQ(put(*store, made(20)), Put::added);
    EXPECT_FALSE(store->commit());
  }
  const auto store = open(reading);
  EXPECT_EQ(lines_of(store->by_key(made(4).id)), Lines{made(4).line});
  EXPECT_EQ(lines_of(store->by_key(made(5).id)), Lines{made(5, 20210101).line});
  EXPECT_EQ(lines_of(store->by_words(Lines{"lone5"}, 9)), Lines{made(5, 20210101).line});
  EXPECT_EQ(lines_of(store->by_key(made(20).id)), Lines{made(20).line});
  EXPECT_EQ(store->info().rows, 21U);
  EXPECT_EQ(store->info().updated, 20210101);
}

TEST_F(StoreTest, AnUpdateThatIsNotCommittedLeavesNothing) {
  make(20);
  EXPECT_TRUE(open(reading)->info().finished);
  put(*open(writing), made(5, 20210101));
  const auto store = open(reading);
  EXPECT_EQ(lines_of(store->by_key(made(5).id)), Lines{made(5).line});
}

TEST_F(StoreTest, KeepsTheGroupsThatWereSavedBeforeAnInterrupt) {
  constexpr int rows = 100'003;  // a group and a little of the next one
  std::ofstream(path_).close();
  {
    const auto store = open(writing);
    for (int i = 0; i < rows; ++i) put(*store, made(i));
  }
  {
    const auto store = open(reading);
    EXPECT_FALSE(store->info().finished);
    EXPECT_EQ(store->info().rows, 100'000U);
    EXPECT_EQ(lines_of(store->by_key(made(99'999).id)), Lines{made(99'999).line});
  }
  const auto store = open(writing);
  EXPECT_EQ(put(*store, made(99'999)), Put::kept);
  EXPECT_EQ(put(*store, made(100'000)), Put::added);
}

TEST_F(StoreTest, RefusesWhatIsNoIndex) {
  std::ofstream(path_) << "a text";
  EXPECT_FALSE(open_sqlite_store({path_, reading}));
  EXPECT_FALSE(open_sqlite_store({path_, writing}));
  std::ofstream(path_).close();
  EXPECT_FALSE(open_sqlite_store({path_, reading})) << "empty";
  EXPECT_FALSE(open_sqlite_store({folder_.path() + "/missing", reading}));
}

TEST_F(StoreTest, SurvivesDamage) {
  make(37);
  std::string bytes;
  {
    std::ifstream file(path_, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
  }
  for (std::size_t at = 100; at < bytes.size(); at += 997) {
    std::string damaged = bytes;
    for (std::size_t i = at; i < std::min(at + 40, damaged.size()); ++i) damaged[i] = static_cast<char>(~damaged[i]);
    std::ofstream(path_, std::ios::binary) << damaged;
    const auto store = open_sqlite_store({path_, reading});
    if (!store) continue;
    static_cast<void>(store.value()->by_key(made(7).id));
    static_cast<void>(store.value()->by_key(made(7).title));
    static_cast<void>(store.value()->by_words(Lines{"rare3", "lone7", "odd2"}, 40));
  }
}

}  // namespace
}  // namespace opcit::fetch
