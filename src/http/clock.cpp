#include "http/clock.h"

#include <chrono>
#include <thread>

namespace opcit::fetch {
namespace {

class SystemClock final : public Clock {
 public:
  Instant now() override {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<Milliseconds>(since_epoch).count();
  }
  void sleep(Milliseconds time) override { std::this_thread::sleep_for(time); }
};

}  // namespace

Clock& system_clock() {
  static SystemClock clock;
  return clock;
}

}  // namespace opcit::fetch
