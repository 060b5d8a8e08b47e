/// The turnstile before a service: one request at a time and one each few seconds, over all processes of the user.
#pragma once

#include <algorithm>
#include <atomic>
#include <string>

#include "http/clock.h"
#include "http/fault.h"
#include "http/ledgers.h"
#include "http/watcher.h"
#include "io/descriptor.h"

namespace opcit::fetch {

struct GateOptions {
  std::string site;    ///< Whose gate it is: "arxiv.org".
  std::string folder;  ///< Of the lock file; empty: none, and other processes are not seen.
  /// Requests with one lock go one after the other; a service that allows several at a time has several.
  std::string lock = "gate.lock";
  Milliseconds interval{3000};
  Milliseconds longest_wait{120'000};  ///< A postponement that is longer is a fault.
};

/// One request at a time: a lock (flock) on FOLDER/LOCK, which the kernel takes back from a process that dies. An
/// interval lies between the end of a request and the next one, so that they are no closer where they arrive: the
/// ledger of the database; where that cannot be used, the lock file is the ledger; where even that cannot be made, one
/// in memory. One thread at a time.
class Gate {
 public:
  /// `shared` is the database's ledger or nullptr; it, `clock`, `cancelled` and `watcher` must outlive the gate.
  Gate(GateOptions options, Ledger* shared, Clock& clock, const std::atomic<bool>& cancelled, Watcher& watcher);

  /// Held for as long as the request lasts. Must not outlive its gate.
  class Turn {
   public:
    explicit Turn(Gate& gate) : gate_(&gate) {}
    Turn(Turn&& other) noexcept;
    Turn& operator=(Turn&&) = delete;
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn();

   private:
    Gate* gate_;  // nullptr: moved from
  };

  /// Waits for the turn. A Fault: cancelled, or unreachable when the wait would be longer than the longest.
  Result<Turn> enter();
  /// Nobody asks for this long: the service said so, or has failed.
  void postpone(Milliseconds time);
  /// The service asks for this pace: from now on at least as much lies between two requests.
  void slow_down(Milliseconds interval) { options_.interval = std::max(options_.interval, interval); }

 private:
  bool lock();
  void leave();
  Milliseconds claim();
  bool pause(Milliseconds time);

  GateOptions options_;
  Ledger* shared_;
  Clock& clock_;
  const std::atomic<bool>& cancelled_;
  Watcher& watcher_;
  io::Descriptor file_;
  MemoryLedger memory_;
  bool asked_ = false;  ///< Somebody is inside, and not only waiting.
};

}  // namespace opcit::fetch
