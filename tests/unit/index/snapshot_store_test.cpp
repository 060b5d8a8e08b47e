#include "index/snapshot_store.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <fstream>

#include "module/backend/sqlite_snapshot.h"
#include "unit/http/http_support.h"

namespace opcit::fetch {
namespace {

using test::TempFolder;
using Mode = SnapshotStoreOptions::Mode;
using Put = SnapshotStore::Put;
using Lines = std::vector<std::string>;

struct Made {
  std::string id;
  std::int64_t updated;
  std::uint64_t title;
  std::string words;
  std::string line;
};

/// More papers than one pack can hold; the last pack is not full.
Made made(int number, std::int64_t updated = 20200101) {
  const std::string id = fmt::format("2001.{:05}", number);
  return {id, updated, static_cast<std::uint64_t>(number) * 0x9E3779B97F4A7C15U,
          fmt::format("common rare{} odd{} lone{}", number / 2, number / 3, number),
          fmt::format("{{\"id\":\"{}\",\"updated\":{},\"filler\":\"{}\"}}", id, updated,
                      std::string(static_cast<std::size_t>(number % 7), 'x'))};
}

Put put(SnapshotStore& store, const Made& paper) {
  const auto result = store.put({paper.id, paper.updated, paper.title, paper.words, paper.line});
  EXPECT_TRUE(result);
  return result ? result.value() : Put::kept;
}

class Store : public testing::Test {
 protected:
  std::unique_ptr<SnapshotStore> open(Mode mode) const {
    auto opened = open_sqlite_snapshot({path_, mode});
    EXPECT_TRUE(opened) << opened.fault().message;
    return opened ? std::move(opened.value()) : nullptr;
  }

  void make(int papers) const {
    std::ofstream(path_).close();
    const auto store = open(Mode::make);
    for (int i = 0; i < papers; ++i) put(*store, made(i));
    EXPECT_FALSE(store->commit());
  }

  TempFolder folder_;
  std::string path_ = folder_.path() + "/index.sqlite3";
};

Lines lines_of(const Result<Lines>& found) { return found ? found.value() : Lines{"fault"}; }

TEST_F(Store, FindsEachPaperByIdTitleAndWords) {
  make(37);
  const auto store = open(Mode::read);
  for (int i = 0; i < 37; ++i) {
    const Made paper = made(i);
    EXPECT_EQ(lines_of(store->by_id(paper.id)), Lines{paper.line});
    EXPECT_EQ(lines_of(store->by_title(paper.title)), Lines{paper.line});
    const Lines words = {fmt::format("lone{}", i)};
    EXPECT_EQ(lines_of(store->by_words(words, 40)), Lines{paper.line});
  }
  EXPECT_TRUE(lines_of(store->by_id("2001.99999")).empty());
  EXPECT_EQ(store->info().papers, 37U);
}

TEST_F(Store, PutsThePaperWithMostWordsFirst) {
  make(37);
  const auto store = open(Mode::read);
  const Lines words = {"unheardof", "rare5", "odd3", "lone10", "\"; DROP"};
  const Lines found = lines_of(store->by_words(words, 2));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0], made(10).line);
  EXPECT_EQ(found[1], made(11).line) << "shares two of the three words that are known";
  EXPECT_TRUE(lines_of(store->by_words(Lines{"unheardof"}, 2)).empty());
  EXPECT_TRUE(lines_of(store->by_words(Lines{}, 2)).empty());
}

TEST_F(Store, FindsTitlesOfFrequentWordsOnly) {
  std::ofstream(path_).close();
  {
    const auto store = open(Mode::make);
    for (int i = 0; i < 18'000; ++i) {
      Made paper = made(i);
      paper.words = i % 3 == 0 ? "deep learning" : i % 3 == 1 ? "deep networks" : "learning networks";
      if (i == 9000) paper.words = "deep networks learning rank";
      put(*store, paper);
    }
    EXPECT_FALSE(store->commit());
  }
  const auto store = open(Mode::read);
  EXPECT_EQ(lines_of(store->by_words(Lines{"networks", "rank", "deep", "learning"}, 2)), Lines{made(9000).line});
  EXPECT_EQ(lines_of(store->by_words(Lines{"networks", "deep"}, 2)).size(), 2U);
  EXPECT_TRUE(lines_of(store->by_words(Lines{"deep"}, 2)).empty()) << "one frequent word tells nothing";
}

TEST_F(Store, UpdatesByTheDayOfTheLastChange) {
  make(20);
  {
    const auto store = open(Mode::update);
    EXPECT_EQ(put(*store, made(3)), Put::kept);
    EXPECT_EQ(put(*store, made(4, 20190101)), Put::kept);
    EXPECT_EQ(put(*store, made(5, 20210101)), Put::replaced);
    EXPECT_EQ(put(*store, made(20)), Put::added);
    EXPECT_FALSE(store->commit());
  }
  const auto store = open(Mode::read);
  EXPECT_EQ(lines_of(store->by_id(made(4).id)), Lines{made(4).line});
  EXPECT_EQ(lines_of(store->by_id(made(5).id)), Lines{made(5, 20210101).line});
  EXPECT_EQ(lines_of(store->by_words(Lines{"lone5"}, 9)), Lines{made(5, 20210101).line});
  EXPECT_EQ(lines_of(store->by_id(made(20).id)), Lines{made(20).line});
  EXPECT_EQ(store->info().papers, 21U);
  EXPECT_EQ(store->info().updated, 20210101);
}

TEST_F(Store, AnUpdateThatIsNotCommittedLeavesNothing) {
  make(20);
  put(*open(Mode::update), made(5, 20210101));
  const auto store = open(Mode::read);
  EXPECT_EQ(lines_of(store->by_id(made(5).id)), Lines{made(5).line});
}

TEST_F(Store, RefusesWhatIsNoIndex) {
  std::ofstream(path_) << "a text";
  EXPECT_FALSE(open_sqlite_snapshot({path_, Mode::read}));
  EXPECT_FALSE(open_sqlite_snapshot({path_, Mode::update}));
  std::ofstream(path_).close();
  EXPECT_FALSE(open_sqlite_snapshot({path_, Mode::read})) << "empty";
  EXPECT_FALSE(open_sqlite_snapshot({folder_.path() + "/missing", Mode::read}));
}

TEST_F(Store, SurvivesDamage) {
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
    const auto store = open_sqlite_snapshot({path_, Mode::read});
    if (!store) continue;
    static_cast<void>(store.value()->by_id(made(7).id));
    static_cast<void>(store.value()->by_title(made(7).title));
    static_cast<void>(store.value()->by_words(Lines{"rare3", "lone7", "odd2"}, 40));
  }
}

}  // namespace
}  // namespace opcit::fetch
