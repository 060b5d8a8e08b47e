/// Implements cache and ledger (http/cache.h) in one SQLite database (WAL), FOLDER/fetch.sqlite3.
#pragma once

#include <memory>

#include "http/cache.h"
#include "http/fault.h"

namespace opcit::fetch {

/// See Module::cache().
Result<std::unique_ptr<Cache>> open_sqlite_cache(const CacheOptions& options);

}  // namespace opcit::fetch
