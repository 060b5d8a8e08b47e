/// The live API of arXiv (https://info.arxiv.org/help/api/user-manual.html), behind the interface of source.h.
#pragma once

#include <memory>
#include <string>

#include "http/cache.h"
#include "http/clock.h"
#include "http/watcher.h"
#include "opcit/export.h"
#include "opcit/registry.h"
#include "sources/source.h"

namespace opcit::fetch {

struct ArxivOptions {
  std::string url = "https://export.arxiv.org/api/query";
  Milliseconds min_interval{3000};  ///< Less is for the loopback only.
  Milliseconds max_age{std::chrono::hours(24)};
  bool offline = false;
  std::string contact;       ///< Goes into User-Agent, so that arXiv can complain before it bans.
  std::string cache_folder;  ///< Empty: no cache.
  int tries = 5;
  Milliseconds longest_wait{120'000};
  Milliseconds total_timeout{90'000};  ///< Of one request.
};

/// Loads the fetch module. `registry` (for the arXiv reader), `watcher` and `clock` must outlive it. Throws UsageError
/// for an address or an interval that is not allowed and for a contact that no header can hold, IoError without the
/// module. A cache that cannot be opened is told to `watcher`, and done without.
OPCIT_API std::unique_ptr<ArxivApi> open_arxiv(const Registry& registry, const ArxivOptions& options, Watcher& watcher,
                                               Clock* clock = nullptr);

/// $XDG_CACHE_HOME/opcit or ~/.cache/opcit; empty when there is no home.
OPCIT_API std::string default_cache_folder();

/// The ids in a form that arXiv takes ("2409.13598v2"), from any form that people write ("arXiv:2409.13598v2", an
/// address of arxiv.org, the DOI 10.48550/arXiv.2409.13598); empty for what is none.
OPCIT_API std::string plain_arxiv_id(std::string_view text);

}  // namespace opcit::fetch
