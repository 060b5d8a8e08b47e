#include "http/gate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <mutex>
#include <thread>

#include "unit/http/http_support.h"

namespace opcit::fetch {
namespace {

using test::FakeClock;
using test::NotingWatcher;
using test::TempFolder;

TEST(LedgerEntry, GrantsOneEachInterval) {
  LedgerEntry entry;
  EXPECT_EQ(entry.claim(1'000'000, Milliseconds(3000)).count(), 0);
  EXPECT_EQ(entry.claim(1'000'001, Milliseconds(3000)).count(), 2999);
  EXPECT_EQ(entry.claim(1'002'999, Milliseconds(3000)).count(), 1);
  EXPECT_EQ(entry.claim(1'003'000, Milliseconds(3000)).count(), 0);
  entry.postpone(1'003'000, Milliseconds(17'000));
  entry.postpone(1'003'000, Milliseconds(1'000));
  EXPECT_EQ(entry.claim(1'006'000, Milliseconds(3000)).count(), 14'000);
}

TEST(LedgerEntry, ForgetsTimesOfAClockThatWasSetBack) {
  LedgerEntry entry;
  entry.started = 900'000'000;
  entry.not_before = 900'000'000;
  EXPECT_EQ(entry.claim(1'000'000, Milliseconds(3000)).count(), 0);
}

TEST(LedgerEntry, HeedsAClaimThatIsAMomentAhead) {
  LedgerEntry entry;
  entry.started = 1'000'200;
  EXPECT_EQ(entry.claim(1'000'000, Milliseconds(3000)).count(), 3200);
}

class GateTest : public testing::Test {
 protected:
  Gate gate(Ledger* shared, std::string folder = {}) {
    GateOptions options;
    options.site = "arxiv.org";
    options.folder = std::move(folder);
    return Gate(options, shared, clock_, cancelled_, watcher_);
  }
  TempFolder folder_;
  FakeClock clock_;
  std::atomic<bool> cancelled_ = false;
  NotingWatcher watcher_;
};

TEST_F(GateTest, WaitsBetweenRequestsOnly) {
  Gate one = gate(nullptr);
  EXPECT_TRUE(one.enter());
  EXPECT_EQ(clock_.slept(), 0);
  EXPECT_TRUE(one.enter());
  EXPECT_EQ(clock_.slept(), 3000);
  clock_.pass(10'000);
  EXPECT_TRUE(one.enter());
  EXPECT_EQ(clock_.slept(), 3000);
}

TEST_F(GateTest, IsSharedThroughTheLockFileWithoutADatabase) {
  Gate one = gate(nullptr, folder_.path());
  Gate two = gate(nullptr, folder_.path());
  EXPECT_TRUE(one.enter());
  EXPECT_TRUE(two.enter());
  EXPECT_EQ(clock_.slept(), 3000);
  one.postpone(Milliseconds(20'000));
  EXPECT_TRUE(two.enter());
  EXPECT_EQ(clock_.slept(), 23'000);
  EXPECT_TRUE(watcher_.warnings.empty());
}

TEST_F(GateTest, SurvivesALockFileOfRubbish) {
  std::ofstream(folder_.below("gate.lock")) << "arxiv.org 12x -4\n\n\xFF\xFE " << std::string(10'000, 'z');
  Gate one = gate(nullptr, folder_.path());
  EXPECT_TRUE(one.enter());
  EXPECT_TRUE(one.enter());
  EXPECT_EQ(clock_.slept(), 3000);
}

TEST_F(GateTest, IsSharedThroughTheDatabase) {
  CacheOptions options;
  options.folder = folder_.path();
  const auto first = test::linked_module().cache(options);
  const auto second = test::linked_module().cache(options);
  Gate one = gate(first.value().get());
  Gate two = gate(second.value().get());
  EXPECT_TRUE(one.enter());
  EXPECT_TRUE(two.enter());
  EXPECT_EQ(clock_.slept(), 3000);
  EXPECT_TRUE(second.value()->clear()) << "clearing is no way around the gate";
  EXPECT_TRUE(one.enter());
  EXPECT_EQ(clock_.slept(), 6000);
}

TEST_F(GateTest, SaysWhenTheWaitIsTooLong) {
  Gate one = gate(nullptr);
  one.postpone(Milliseconds(121'000));
  const auto turn = one.enter();
  ASSERT_FALSE(turn);
  EXPECT_EQ(turn.fault().kind, FaultKind::unreachable);
  EXPECT_EQ(turn.fault().message, "arxiv.org asks to come back in 121 s");
  EXPECT_EQ(clock_.slept(), 0);
}

TEST_F(GateTest, CanBeCancelledWhileItWaits) {
  Gate one = gate(nullptr);
  EXPECT_TRUE(one.enter());
  cancelled_ = true;
  const auto turn = one.enter();
  ASSERT_FALSE(turn);
  EXPECT_EQ(turn.fault().kind, FaultKind::cancelled);
}

TEST_F(GateTest, DoesWithoutAFolder) {
  Gate one = gate(nullptr, folder_.below("missing"));
  EXPECT_EQ(watcher_.warnings.size(), 1U);
  EXPECT_TRUE(one.enter());
  EXPECT_TRUE(one.enter());
  EXPECT_EQ(clock_.slept(), 3000);
}

/// Four requests at the same time, with the real clock: only one at a time is in the gate, and the interval is kept.
TEST(Gate, LetsOneInAtATime) {
  const TempFolder folder;
  constexpr Milliseconds interval{30};
  std::atomic<int> inside = 0;
  std::mutex mutex;
  std::vector<Instant> times;
  const auto ask = [&] {
    CacheOptions options;
    options.folder = folder.path();
    const auto cache = test::linked_module().cache(options);
    std::atomic<bool> cancelled = false;
    NotingWatcher watcher;
    Gate gate({"arxiv.org", folder.path(), "gate.lock", interval, Milliseconds(60'000)}, cache.value().get(),
              system_clock(), cancelled, watcher);
    for (int i = 0; i < 3; ++i) {
      const auto turn = gate.enter();
      EXPECT_EQ(inside++, 0);
      {
        const std::lock_guard lock(mutex);
        times.push_back(system_clock().now());
      }
      std::this_thread::sleep_for(Milliseconds(2));
      --inside;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back(ask);
  for (std::thread& thread : threads) thread.join();
  ASSERT_EQ(times.size(), 12U);
  std::ranges::sort(times);
  for (std::size_t i = 1; i < times.size(); ++i) EXPECT_GE(times[i] - times[i - 1], interval.count());
}

}  // namespace
}  // namespace opcit::fetch
