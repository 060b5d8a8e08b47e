/// Runs the stages of all jobs in order: parse and write run concurrently; assign and drain, which depend on the
/// order, run in cutting order on the thread that cuts. workers.h has the threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "pipeline/job.h"
#include "pipeline/workers.h"

namespace opcit {

/// The stages of each job, in this order.
class Stages {
 public:
  Stages() = default;
  Stages(const Stages&) = delete;
  Stages& operator=(const Stages&) = delete;
  virtual ~Stages() = default;

  virtual void parse(Job& job) const = 0;  ///< On any thread.
  virtual void assign(Job& job) = 0;
  virtual void write(Job& job) const = 0;  ///< On any thread.
  virtual void drain(Job& job) = 0;
};

/// For one thread, which runs the serial stages and helps with the others while it waits.
class Flow {
 public:
  /// `threads` includes the caller's thread. `block` is the usual chunk size. At most `in_flight` bytes of
  /// chunks, or one chunk, are in progress at any time.
  Flow(Stages& stages, unsigned threads, std::size_t block);
  Flow(const Flow&) = delete;
  Flow& operator=(const Flow&) = delete;
  ~Flow();

  /// Returns an empty job to be filled; waits until one is free. Throws what a stage of an earlier job has thrown.
  Job& claim();
  /// Starts the claimed job.
  void start();
  /// `action` is called after the drain of all jobs started before. Throws like claim().
  void then(std::function<void()> action);
  /// Waits until all jobs are drained.
  void finish();

 private:
  class Passage;

  bool may_claim() const noexcept;
  /// A free passage for start() or then().
  Passage& idle();
  /// Does the work that needs no waiting; false if it had nothing to do.
  bool advance();
  void step();
  void retire_front();

  Stages& stages_;
  std::size_t block_;
  std::size_t most_;  // limit of passages
  std::vector<std::unique_ptr<Passage>> all_;
  std::vector<Passage*> idle_;
  std::deque<Passage*> under_way_;  // in the order of the input
  std::size_t assigned_ = 0;        // how many of them, from the front, are assigned
  std::size_t bytes_ = 0;           // size of their chunks
  Workers workers_;                 // last member: its threads must end before the passages are destroyed
};

}  // namespace opcit
