/// Threads that run tasks in addition to the calling thread. Tasks must be safe to run concurrently. flow.h uses them.
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

  /// Called once for each submit(), on any thread.
  virtual void run() noexcept = 0;
};

/// Only one thread, the owner's, calls the members.
class Workers {
 public:
  /// start() creates `threads` threads in addition to the owner's. With 0, the owner does all work in help().
  explicit Workers(unsigned threads) : wanted_(threads) {}
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  /// Drops waiting tasks and waits for running ones.
  ~Workers();

  /// Creates the threads; a second call does nothing. If the system allows fewer, these do the work.
  void start();
  bool started() const noexcept { return !threads_.empty(); }

  /// `task` must live until it has run. Urgent tasks run before others.
  void submit(Task& task, bool urgent);
  /// Runs the next waiting task on the calling thread; false if no task waits.
  bool help();
  /// The number of tasks that have ended.
  std::uint64_t ended() const;
  /// Waits until more than `seen` tasks have ended.
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
