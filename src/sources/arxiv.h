/// The live API of arXiv (https://info.arxiv.org/help/api/user-manual.html), an implementation of source.h.
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
  Milliseconds min_interval{3000};  ///< Only this machine allows less.
  Milliseconds max_age{std::chrono::hours(24)};
  bool offline = false;
  std::string contact;       ///< Part of the User-Agent, so that arXiv can contact the user before it blocks requests.
  std::string cache_folder;  ///< Empty: no cache.
  int tries = 5;
  Milliseconds longest_wait{120'000};
  Milliseconds total_timeout{90'000};  ///< Time limit of one request.
};

/// Loads the fetch module. `registry` (for the arXiv reader), `watcher` and `clock` must outlive the result. Throws
/// UsageError for a forbidden URL or interval and for a contact that is invalid in a header; throws IoError without the
/// module. If the cache cannot be opened, reports this to `watcher` and continues without it.
OPCIT_API std::unique_ptr<ArxivApi> open_arxiv(const Registry& registry, const ArxivOptions& options, Watcher& watcher,
                                               Clock* clock = nullptr);

/// $XDG_CACHE_HOME/opcit or ~/.cache/opcit; empty without a home directory.
OPCIT_API std::string default_cache_folder();

/// The id in a form that arXiv accepts ("2409.13598v2"), from any common form ("arXiv:2409.13598v2", a
/// URL of arxiv.org, the DOI 10.48550/arXiv.2409.13598); empty if `text` is not an id.
OPCIT_API std::string plain_arxiv_id(std::string_view text);

}  // namespace opcit::fetch
