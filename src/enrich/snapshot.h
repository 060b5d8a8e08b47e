/// arXiv's metadata snapshot without a network: making its index, and looking into it.
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
  std::uint64_t bytes = 0;  ///< Of the snapshot, decompressed.
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t kept = 0;  ///< Were there already, and are no newer.
  std::uint64_t bad = 0;   ///< Lines that are no paper.
};

/// Told now and then.
using IndexProgress = std::function<void(const IndexCounts&)>;

/// $XDG_DATA_HOME/opcit/arxiv.sqlite3 or ~/.local/share/opcit/arxiv.sqlite3; empty when there is no home.
OPCIT_API std::string default_snapshot_path();

/// Reads lines of the snapshot into the index at `path`. One that is not there is made beside its place and put there
/// when it is whole; one that is there is brought up to date, all or nothing. Throws IoError when that cannot be done.
OPCIT_API IndexCounts index_snapshot(Source& snapshot, const std::string& path, const IndexProgress& progress);

/// Opens an index for looking. Throws IoError. `registry` (for the reader of the lines) must outlive it.
OPCIT_API std::unique_ptr<Finder> open_snapshot(const Registry& registry, const std::string& path);

/// What a line of the snapshot is found by; false when it is no paper. `row` has views into `line` and `words`.
bool describe_line(std::string_view line, Arena& arena, fetch::PaperRow& row, std::string& words);

/// FNV-1a, 64 bits: stands in the file.
std::uint64_t title_hash(std::string_view key) noexcept;

}  // namespace opcit::enrich
