/// The clock interface. Tests use their own clock.
/// gate.h and fetcher.h wait by it.
#pragma once

#include "http/cache.h"
#include "opcit/export.h"

namespace opcit::fetch {

class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;

  virtual Instant now() = 0;
  virtual void sleep(Milliseconds time) = 0;
};

/// The wall clock.
Clock& system_clock();

}  // namespace opcit::fetch
