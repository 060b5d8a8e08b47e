/// The order of things: jobs are parsed and written concurrently; what depends on the order (assign, drain) is done in
/// the order in which they were cut, on the thread that cuts.
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

/// What is done with each job, in this order.
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

/// Used by one thread, which runs the serial stages, and helps with the others while it has to wait.
class Flow {
 public:
  /// `threads`: how many work, the caller's included. `block`: the size of usual chunks. At most `in_flight` bytes of
  /// chunks, or one chunk, are on their way at any time.
  Flow(Stages& stages, unsigned threads, std::size_t block);
  Flow(const Flow&) = delete;
  Flow& operator=(const Flow&) = delete;
  ~Flow();

  /// An empty job to be filled; waits until there is room for one. Throws what a stage of an earlier job has thrown.
  Job& claim();
  /// The claimed job goes its way.
  void start();
  /// `action` is called behind the drain of all that was started before. Throws as claim() does.
  void then(std::function<void()> action);
  /// Until all is drained.
  void finish();

 private:
  class Passage;

  bool may_claim() const noexcept;
  /// One that start() or then() will send on its way.
  Passage& idle();
  /// Does what can be done without waiting for a task; false when there was nothing.
  bool advance();
  void step();
  void retire_front();

  Stages& stages_;
  std::size_t block_;
  std::size_t most_;  // passages
  std::vector<std::unique_ptr<Passage>> all_;
  std::vector<Passage*> idle_;
  std::deque<Passage*> under_way_;  // in the order of the input
  std::size_t assigned_ = 0;        // of these, from the front
  std::size_t bytes_ = 0;           // of their chunks
  Workers workers_;                 // last: its threads end before what they work on goes
};

}  // namespace opcit
