/// Counts the requests of a run.
/// fetcher.h counts them.
#pragma once

#include <cstdint>

namespace opcit::fetch {

/// The use of a service and its cache.
struct Traffic {
  std::uint64_t requests = 0;  ///< Sent requests, including retries.
  std::uint64_t hits = 0;      ///< Answers from the cache.
};

}  // namespace opcit::fetch
