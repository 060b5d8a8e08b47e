/// The interface that reports network activity, for progress display.
/// fetcher.h and gate.h call it; cli/network_options.h implements it.
#pragma once

#include <string_view>

#include "http/client.h"
#include "opcit/export.h"

namespace opcit::fetch {

class OPCIT_API Watcher {
 public:
  Watcher() = default;
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  virtual ~Watcher() = default;

  /// Called while waiting, at least every 50 ms; the argument is the approximate remaining time.
  virtual void waiting(Milliseconds) {}
  /// A request is sent.
  virtual void asking(std::string_view /*address*/) {}
  /// A bad answer is requested again; the argument is the reason.
  virtual void again(std::string_view /*reason*/) {}
  /// Something is degraded: no cache, no shared gate.
  virtual void warning(std::string_view /*message*/) {}
};

}  // namespace opcit::fetch
