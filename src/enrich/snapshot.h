/// arXiv's metadata snapshot without a network: builds the index and searches it.
/// index/snapshot_store.h stores the index; enricher.h uses the finder.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "enrich/finder.h"
#include "index/snapshot_store.h"
#include "opcit/export.h"
#include "opcit/io.h"
#include "opcit/registry.h"

namespace opcit::enrich {

struct IndexCounts {
  std::uint64_t lines = 0;
  std::uint64_t bytes = 0;  ///< Size of the snapshot, decompressed.
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t kept = 0;  ///< Existing papers that are not older.
  std::uint64_t bad = 0;   ///< Lines that are not a paper.
};

/// Called from time to time.
using IndexProgress = std::function<void(const IndexCounts&)>;

/// $XDG_DATA_HOME/opcit/arxiv.sqlite3 or ~/.local/share/opcit/arxiv.sqlite3; empty without a home directory.
OPCIT_API std::string default_snapshot_path();

/// Reads the snapshot into the index at `path`. A new index is written to a temporary file, which is renamed when it
/// is complete; an existing index is updated completely or not at all. Throws IoError on failure.
OPCIT_API IndexCounts index_snapshot(Source& snapshot, const std::string& path, const IndexProgress& progress);

/// Opens an index for searching. Throws IoError. `registry` (for the reader of the lines) must outlive the result.
OPCIT_API std::unique_ptr<Finder> open_snapshot(const Registry& registry, const std::string& path);

/// The index row of a snapshot line; false if the line is not a paper. `row` has views of `line` and `words`.
bool describe_line(std::string_view line, Arena& arena, fetch::PaperRow& row, std::string& words);

/// The 64-bit FNV-1a hash that is stored in the index.
std::uint64_t title_hash(std::string_view key) noexcept;

}  // namespace opcit::enrich
