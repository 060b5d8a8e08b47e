/// The offline index in one SQLite database.
#pragma once

#include <memory>

#include "http/fault.h"
#include "index/store.h"

namespace opcit::fetch {

/// See Module::store().
Result<std::unique_ptr<Store>> open_sqlite_store(const StoreOptions& options);

}  // namespace opcit::fetch
