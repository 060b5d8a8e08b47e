/// The interface of the index of arXiv's metadata snapshot on disk. The fetch module implements it with SQLite; the
/// library decides the key and the words of a title (enrich/snapshot.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/fault.h"
#include "opcit/export.h"

namespace opcit::fetch {

/// One line of the snapshot with its search keys.
struct PaperRow {
  std::string_view id;
  std::int64_t updated = 0;  ///< A date like 20081213; 0 if unknown.
  std::uint64_t title = 0;   ///< Hash of the title's key.
  std::string_view words;    ///< The folded words of the title, separated by spaces.
  std::string_view line;
};

struct SnapshotInfo {
  std::uint64_t papers = 0;
  std::uint64_t bytes = 0;   ///< Size of the file.
  std::int64_t updated = 0;  ///< The date of the latest paper.
};

struct SnapshotStoreOptions {
  std::string path;
  enum class Mode : std::uint8_t {
    read,
    make,    ///< A new file without a journal, to be renamed when it is complete.
    update,  ///< All changes or none.
  } mode = Mode::read;
};

/// One thread at a time.
class OPCIT_API SnapshotStore {
 public:
  SnapshotStore() = default;
  SnapshotStore(const SnapshotStore&) = delete;
  SnapshotStore& operator=(const SnapshotStore&) = delete;
  virtual ~SnapshotStore() = default;

  enum class Put : std::uint8_t { added, replaced, kept };
  /// `kept`: the index has the paper, and it is not older. Mode::make does not check this.
  virtual Result<Put> put(const PaperRow& row) = 0;
  /// Builds the search structures. In Mode::update, changes become final here.
  virtual std::optional<Fault> commit() = 0;

  /// Lines of the snapshot, as they were stored.
  virtual Result<std::vector<std::string>> by_id(std::string_view id) = 0;
  virtual Result<std::vector<std::string>> by_title(std::uint64_t title) = 0;
  /// Titles that have most of the rarest of `words`, at most `limit`.
  virtual Result<std::vector<std::string>> by_words(std::span<const std::string> words, std::size_t limit) = 0;
  virtual SnapshotInfo info() = 0;
};

}  // namespace opcit::fetch
