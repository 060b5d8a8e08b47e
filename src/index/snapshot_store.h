/// The index of arXiv's metadata snapshot on disk. The fetch module has the implementation (SQLite); what a title's key
/// and words are is the library's business.
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

/// One line of the snapshot, with what it is to be found by.
struct PaperRow {
  std::string_view id;
  std::int64_t updated = 0;  ///< 20081213; 0 when unknown.
  std::uint64_t title = 0;   ///< Hash of the title's key.
  std::string_view words;    ///< Of the title, folded, with blanks between.
  std::string_view line;
};

struct SnapshotInfo {
  std::uint64_t papers = 0;
  std::uint64_t bytes = 0;   ///< Of the file.
  std::int64_t updated = 0;  ///< The latest one.
};

struct SnapshotStoreOptions {
  std::string path;
  enum class Mode : std::uint8_t {
    read,
    make,    ///< A new file, without a journal: to be put in place by a rename when it is whole.
    update,  ///< All or nothing.
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
  /// `kept`: the paper is there, and not older (never so for Mode::make, which looks at nothing).
  virtual Result<Put> put(const PaperRow& row) = 0;
  /// Builds what look-ups need. Nothing of Mode::update is final before it.
  virtual std::optional<Fault> commit() = 0;

  /// Lines of the snapshot, as they were put in.
  virtual Result<std::vector<std::string>> by_id(std::string_view id) = 0;
  virtual Result<std::vector<std::string>> by_title(std::uint64_t title) = 0;
  /// Titles that have most of the rarest of `words`, at most `limit`.
  virtual Result<std::vector<std::string>> by_words(std::span<const std::string> words, std::size_t limit) = 0;
  virtual SnapshotInfo info() = 0;
};

}  // namespace opcit::fetch
