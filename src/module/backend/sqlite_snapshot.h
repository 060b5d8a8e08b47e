/// The index of arXiv's snapshot in one SQLite database.
#pragma once

#include <memory>

#include "index/snapshot_store.h"

namespace opcit::fetch {

/// See Module::snapshot().
Result<std::unique_ptr<SnapshotStore>> open_sqlite_snapshot(const SnapshotStoreOptions& options);

}  // namespace opcit::fetch
