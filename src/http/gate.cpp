#include "http/gate.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace opcit::fetch {
namespace {

/// The interval at which a wait checks if it was cancelled.
constexpr Milliseconds heartbeat{50};

Fault cancelled_fault() { return {FaultKind::cancelled, "cancelled"}; }

}  // namespace

Gate::Turn::Turn(Turn&& other) noexcept : gate_(std::exchange(other.gate_, nullptr)) {}
Gate::Turn::~Turn() {
  if (gate_ != nullptr) gate_->leave();
}

Gate::Gate(GateOptions options, Ledger* shared, Clock& clock, const std::atomic<bool>& cancelled, Watcher& watcher)
    : options_(std::move(options)), shared_(shared), clock_(clock), cancelled_(cancelled), watcher_(watcher) {
  if (options_.folder.empty()) return;
  const std::string path = options_.folder + '/' + options_.lock;
  file_ = io::Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600));
  if (!file_) watcher_.warning(fmt::format("cannot open {}: other processes are not waited for", path));
}

/// Polls, because a wait in the kernel could not be cancelled. Returns false if cancelled.
bool Gate::lock() {
  while (file_ && ::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
    // Some network file systems have no locks; then only the ledger limits the rate.
    if (errno != EWOULDBLOCK && errno != EINTR) return true;
    if (!pause(heartbeat)) return false;
  }
  return !cancelled_;
}

Milliseconds Gate::claim() {
  const Instant now = clock_.now();
  if (shared_ != nullptr) {
    if (const auto wait = shared_->claim(options_.site, now, options_.interval)) return *wait;
  }
  if (file_) {
    if (const auto wait = FileLedger(file_.get()).claim(options_.site, now, options_.interval)) return *wait;
  }
  return *memory_.claim(options_.site, now, options_.interval);
}

bool Gate::pause(Milliseconds time) {
  while (time.count() > 0) {
    if (cancelled_) return false;
    watcher_.waiting(time);
    const Milliseconds step = std::min(time, heartbeat);
    clock_.sleep(step);
    time -= step;
  }
  return !cancelled_;
}

Result<Gate::Turn> Gate::enter() {
  if (!lock()) return cancelled_fault();
  Turn turn(*this);
  for (Milliseconds wait = claim(); wait.count() > 0; wait = claim()) {
    if (wait > options_.longest_wait) {
      const auto seconds = (wait.count() + 999) / 1000;
      return Fault{FaultKind::unreachable, fmt::format("{} asks to come back in {} s", options_.site, seconds)};
    }
    if (!pause(wait)) return cancelled_fault();
  }
  asked_ = true;
  return turn;
}

void Gate::leave() {
  if (asked_) postpone(options_.interval);
  asked_ = false;
  if (file_) ::flock(file_.get(), LOCK_UN);
}

void Gate::postpone(Milliseconds time) {
  const Instant now = clock_.now();
  if (shared_ != nullptr && shared_->postpone(options_.site, now, time)) return;
  // The lock may not be held. If two processes write at once, one wait is lost, and the service will request it again.
  if (file_ && FileLedger(file_.get()).postpone(options_.site, now, time)) return;
  memory_.postpone(options_.site, now, time);
}

}  // namespace opcit::fetch
