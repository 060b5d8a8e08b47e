#include "pipeline/workers.h"

#include <csignal>
#include <system_error>

namespace opcit {
namespace {

/// Blocks signals, which are for the thread of the calling program; new threads inherit this mask.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_;
};

}  // namespace

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    urgent_.clear();
    others_.clear();
  }
  task_waits_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Workers::start() {
  if (started()) return;
  const SignalsBlocked blocked;
  try {
    threads_.reserve(wanted_);
    while (threads_.size() < wanted_) threads_.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    wanted_ = static_cast<unsigned>(threads_.size());
  }
}

void Workers::submit(Task& task, bool urgent) {
  {
    const std::lock_guard lock(mutex_);
    (urgent ? urgent_ : others_).push_back(&task);
  }
  task_waits_.notify_one();
}

Task* Workers::take() {
  std::deque<Task*>& queue = urgent_.empty() ? others_ : urgent_;
  if (queue.empty()) return nullptr;
  Task* const task = queue.front();
  queue.pop_front();
  return task;
}

bool Workers::help() {
  Task* task = nullptr;
  {
    const std::lock_guard lock(mutex_);
    task = take();
  }
  if (task == nullptr) return false;
  task->run();
  const std::lock_guard lock(mutex_);
  ++ended_;
  return true;
}

std::uint64_t Workers::ended() const {
  const std::lock_guard lock(mutex_);
  return ended_;
}

void Workers::wait(std::uint64_t seen) {
  std::unique_lock lock(mutex_);
  task_ended_.wait(lock, [&] { return ended_ != seen; });
}

void Workers::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    task_waits_.wait(lock, [this] { return stopping_ || !urgent_.empty() || !others_.empty(); });
    if (stopping_) return;
    Task* const task = take();
    lock.unlock();
    task->run();
    lock.lock();
    ++ended_;
    task_ended_.notify_one();
  }
}

}  // namespace opcit
