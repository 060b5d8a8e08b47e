/// Threads that run tasks beside the calling one. What they are given must be safe to run concurrently.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace opcit {

class Task {
 public:
  Task() = default;
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;
  virtual ~Task() = default;

  /// Once each time that the task is submitted, on any thread.
  virtual void run() noexcept = 0;
};

/// Its members are called by one thread, the owner's.
class Workers {
 public:
  /// `threads` beside the owner's, which start() makes; 0: the owner's alone does the work, in help().
  explicit Workers(unsigned threads) : wanted_(threads) {}
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  /// Tasks that wait are dropped, those that run are waited for.
  ~Workers();

  /// Makes the threads; a second call does nothing. Where the system gives fewer, these have to do.
  void start();
  bool started() const noexcept { return !threads_.empty(); }

  /// `task` must outlive its run. Urgent tasks go before others.
  void submit(Task& task, bool urgent);
  /// Runs the next waiting task on the calling thread; false when none waits.
  bool help();
  /// How many tasks have ended so far.
  std::uint64_t ended() const;
  /// Until more than `seen` tasks have ended.
  void wait(std::uint64_t seen);

 private:
  void work();
  Task* take();  // with mutex_ held

  unsigned wanted_;
  std::vector<std::thread> threads_;
  mutable std::mutex mutex_;
  std::condition_variable task_waits_;
  std::condition_variable task_ended_;
  std::deque<Task*> urgent_;
  std::deque<Task*> others_;
  std::uint64_t ended_ = 0;
  bool stopping_ = false;
};

}  // namespace opcit
