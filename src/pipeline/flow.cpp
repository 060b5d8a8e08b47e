#include "pipeline/flow.h"

#include <algorithm>
#include <atomic>

namespace opcit {
namespace {

// Limit of chunks in progress. Records and output need at most about eight bytes per byte of input.
constexpr std::size_t in_flight = std::size_t{4} << 20;

// Enough to keep all workers busy while a chunk is assigned, drained or cut.
std::size_t passages_for(unsigned threads) { return threads <= 1 ? 1 : std::size_t{2} * threads + 1; }

}  // namespace

/// A job in progress.
class Flow::Passage final : public Task {
 public:
  enum class Stage : std::uint8_t { parse, write, action };

  explicit Passage(const Stages& stages) : stages_(stages) {}

  void run() noexcept override {
    try {
      stage == Stage::parse ? stages_.parse(job) : stages_.write(job);
    } catch (...) {
      fault = std::current_exception();
    }
    done.store(true, std::memory_order_release);
  }
  bool is_done() const noexcept { return done.load(std::memory_order_acquire); }

  Job job;
  std::size_t bytes = 0;
  Stage stage = Stage::parse;
  std::function<void()> action;
  std::exception_ptr fault;
  std::atomic<bool> done = false;

 private:
  const Stages& stages_;
};

Flow::Flow(Stages& stages, unsigned threads, std::size_t block)
    : stages_(stages), block_(block), most_(passages_for(threads)), workers_(threads <= 1 ? 0 : threads - 1) {}

Flow::~Flow() = default;

bool Flow::may_claim() const noexcept {
  return under_way_.empty() || (under_way_.size() < most_ && bytes_ < in_flight);
}

Flow::Passage& Flow::idle() {
  if (idle_.empty()) {
    all_.push_back(std::make_unique<Passage>(stages_));
    idle_.push_back(all_.back().get());
  }
  return *idle_.back();
}

Job& Flow::claim() {
  while (!may_claim()) step();
  return idle().job;
}

void Flow::start() {
  Passage* const passage = &idle();
  idle_.pop_back();
  passage->stage = Passage::Stage::parse;
  under_way_.push_back(passage);
  passage->bytes = passage->job.batch.text.size();
  bytes_ += passage->bytes;
  // A small input is processed without starting threads.
  if (bytes_ >= 2 * block_) workers_.start();
  workers_.submit(*passage, false);
  while (advance()) {
  }
}

void Flow::then(std::function<void()> action) {
  while (under_way_.size() >= most_) step();
  if (under_way_.empty()) return action();
  Passage* const passage = &idle();
  idle_.pop_back();
  passage->stage = Passage::Stage::action;
  passage->action = std::move(action);
  passage->done.store(true, std::memory_order_release);
  under_way_.push_back(passage);
}

void Flow::finish() {
  while (!under_way_.empty()) step();
}

bool Flow::advance() {
  if (under_way_.empty()) return false;
  if (assigned_ > 0 && under_way_.front()->is_done()) {
    retire_front();
    return true;
  }
  if (assigned_ == under_way_.size()) return false;
  Passage& next = *under_way_[assigned_];
  if (!next.is_done()) return false;
  ++assigned_;
  if (next.stage == Passage::Stage::action || next.fault) return true;
  stages_.assign(next.job);
  next.stage = Passage::Stage::write;
  next.done.store(false, std::memory_order_relaxed);
  workers_.submit(next, true);
  return true;
}

void Flow::step() {
  const std::uint64_t seen = workers_.ended();
  if (!advance() && !workers_.help()) workers_.wait(seen);
}

void Flow::retire_front() {
  Passage& passage = *under_way_.front();
  if (passage.fault) std::rethrow_exception(passage.fault);
  if (passage.stage == Passage::Stage::action) {
    passage.action();
    passage.action = nullptr;
  } else {
    stages_.drain(passage.job);
    bytes_ -= passage.bytes;
    passage.job.reset();
  }
  passage.done.store(false, std::memory_order_relaxed);
  under_way_.pop_front();
  --assigned_;
  idle_.push_back(&passage);
}

}  // namespace opcit
