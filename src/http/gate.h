/// Limits the requests to a service, over all processes of the user: one at a time, with an interval between them.
/// ledgers.h stores the times of requests; fetcher.h passes through the gate.
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
  std::string site;    ///< The site of the gate: "arxiv.org".
  std::string folder;  ///< Folder of the lock file; empty: no lock file, and other processes are ignored.
  /// Requests with the same lock are sent one after the other; a service that allows parallel requests has several
  /// locks.
  std::string lock = "gate.lock";
  Milliseconds interval{3000};
  Milliseconds longest_wait{120'000};  ///< A longer postponement is a fault.
};

/// Holds a lock (flock) on FOLDER/LOCK during a request; the kernel releases it if the process dies. The interval is
/// measured from the end of a request to the next one, so that they also arrive with this distance. The ledger is that
/// of the database; if it is unusable, the lock file; if that cannot be created, memory. One
/// thread at a time.
class Gate {
 public:
  /// `shared` is the database's ledger or nullptr. All references must outlive the gate.
  Gate(GateOptions options, Ledger* shared, Clock& clock, const std::atomic<bool>& cancelled, Watcher& watcher);

  /// Hold this object during the request. It must not outlive its gate.
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

  /// Waits for the turn. Faults: cancelled, or unreachable if the wait would exceed the limit.
  Result<Turn> enter();
  /// Forbids requests for this time, after the service asked for it or has failed.
  void postpone(Milliseconds time);
  /// Increases the interval between two requests to the pace that the service asks for.
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
  bool asked_ = false;  ///< A request is in progress, not only waiting.
};

}  // namespace opcit::fetch
