/// Is told what the network is doing, so that a person can be told.
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

  /// Nothing will happen for about this long; told again while it lasts. Called at least once each 50 ms of waiting.
  virtual void waiting(Milliseconds) {}
  /// A request goes out.
  virtual void asking(std::string_view /*address*/) {}
  /// An answer was no good and is asked for again: why.
  virtual void again(std::string_view /*reason*/) {}
  /// Something that works less well than it should: no cache, no shared gate.
  virtual void warning(std::string_view /*message*/) {}
};

}  // namespace opcit::fetch
