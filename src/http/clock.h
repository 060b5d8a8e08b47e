/// Time, which tests make up.
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

/// The one on the wall.
Clock& system_clock();

}  // namespace opcit::fetch
