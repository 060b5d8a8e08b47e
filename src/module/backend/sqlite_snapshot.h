/// Implements the index of arXiv's snapshot (index/snapshot_store.h) in one SQLite database.
#pragma once

#include <memory>

#include "index/snapshot_store.h"

namespace opcit::fetch {

/// See Module::snapshot().
Result<std::unique_ptr<SnapshotStore>> open_sqlite_snapshot(const SnapshotStoreOptions& options);

}  // namespace opcit::fetch
