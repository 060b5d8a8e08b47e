/// What a run has asked of a service.
#pragma once

#include <cstdint>

namespace opcit::fetch {

/// How much the service and its cache were used.
struct Traffic {
  std::uint64_t requests = 0;  ///< Sent, each further try among them.
  std::uint64_t hits = 0;      ///< Answered by the cache.
};

}  // namespace opcit::fetch
