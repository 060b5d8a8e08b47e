#include "pipeline/flow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>

namespace opcit {
namespace {

/// Records what happens to jobs; the text of a job is one letter.
class Notes final : public Stages {
 public:
  void parse(Job& job) const override {
    // Jobs become ready out of order.
    if (job.batch.text[0] % 3 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    if (job.batch.text == unreadable) throw std::runtime_error("parse");
    note_thread();
  }
  void assign(Job& job) override { order += job.batch.text[0]; }
  void write(Job& job) const override {
    job.written = job.batch.text.substr(0, 1);
    note_thread();
  }
  void drain(Job& job) override { drained += job.written; }

  std::string unreadable;
  std::string order;
  std::string drained;
  mutable std::set<std::thread::id> threads;

 private:
  void note_thread() const {
    const std::lock_guard lock(mutex_);
    threads.insert(std::this_thread::get_id());
  }
  mutable std::mutex mutex_;
};

void send(Flow& flow, char letter) {
  flow.claim().batch.text = std::string(1, letter);
  flow.start();
}

TEST(Flow, AssignsAndDrainsInOrder) {
  for (const unsigned threads : {1U, 2U, 7U}) {
    Notes notes;
    Flow flow(notes, threads, 1);
    for (char letter = 'a'; letter <= 'z'; ++letter) send(flow, letter);
    flow.finish();
    EXPECT_EQ(notes.order, "abcdefghijklmnopqrstuvwxyz") << threads;
    EXPECT_EQ(notes.drained, notes.order) << threads;
    if (threads > 1) continue;
    EXPECT_EQ(notes.threads, std::set<std::thread::id>{std::this_thread::get_id()});
  }
}

TEST(Flow, PutsActionsBetweenJobs) {
  for (const unsigned threads : {1U, 4U}) {
    Notes notes;
    Flow flow(notes, threads, 1);
    flow.then([&] { notes.drained += '<'; });
    for (char letter = 'a'; letter <= 'f'; ++letter) {
      send(flow, letter);
      if (letter == 'c') flow.then([&] { notes.drained += '|'; });
    }
    flow.then([&] { notes.drained += '>'; });
    flow.finish();
    EXPECT_EQ(notes.drained, "<abc|def>") << threads;
  }
}

TEST(Flow, DoesNotPileUpActions) {
  Notes notes;
  Flow flow(notes, 2, 1);
  std::size_t waiting = 0;
  std::size_t most = 0;
  send(flow, 'c');
  for (int i = 0; i < 1000; ++i) {
    most = std::max(most, ++waiting);
    flow.then([&] { --waiting; });
  }
  flow.finish();
  EXPECT_EQ(waiting, 0U);
  EXPECT_LE(most, 6U);
}

TEST(Flow, DrainsWhatStoodBeforeAFault) {
  for (const unsigned threads : {1U, 4U}) {
    Notes notes;
    notes.unreadable = "d";
    Flow flow(notes, threads, 1);
    EXPECT_THROW(
        {
          for (char letter = 'a'; letter <= 'z'; ++letter) send(flow, letter);
          flow.finish();
        },
        std::runtime_error)
        << threads;
    EXPECT_EQ(notes.drained, "abc") << threads;
  }
}

TEST(Flow, HoldsLittleAtATime) {
  class Counting final : public Stages {
   public:
    void parse(Job&) const override {}
    void assign(Job&) override {}
    void write(Job&) const override {}
    void drain(Job&) override { --under_way; }
    int under_way = 0;
  } counting;
  Flow flow(counting, 8, std::size_t{1} << 20);
  int most = 0;
  for (int i = 0; i < 40; ++i) {
    flow.claim().batch.text.assign(std::size_t{1} << 20, ' ');
    most = std::max(most, ++counting.under_way);
    flow.start();
  }
  flow.finish();
  EXPECT_LE(most, 5);  // 4 MiB and a chunk
  EXPECT_EQ(counting.under_way, 0);
}

TEST(Flow, GivesBackWhatALargeRecordHasTaken) {
  Job job;
  job.batch.text.assign(std::size_t{64} << 20, ' ');
  job.batch.arena.allocate(std::size_t{64} << 20, 8);
  job.written.assign(std::size_t{64} << 20, ' ');
  job.reset();
  EXPECT_LT(job.batch.text.capacity() + job.batch.arena.capacity() + job.written.capacity(), std::size_t{8} << 20);
}

}  // namespace
}  // namespace opcit
