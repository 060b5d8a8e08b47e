#include "pipeline/threads.h"

#include <sched.h>

#include <algorithm>
#include <thread>

namespace opcit {

unsigned working_threads(unsigned wanted) noexcept {
  if (wanted > 0) return wanted;
#ifdef CPU_COUNT
  // taskset and containers can allow fewer processors than the machine has.
  cpu_set_t granted;
  CPU_ZERO(&granted);
  if (::sched_getaffinity(0, sizeof granted, &granted) == 0) {
    return std::max(1U, static_cast<unsigned>(CPU_COUNT(&granted)));
  }
#endif
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace opcit
