/// The offline index on disk: lines, each found by hashes and by words. The fetch module implements it with SQLite;
/// sources/local_index.h decides what the lines, hashes and words of a record are.
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

struct StoreRow {
  std::uint64_t identity = 0;           ///< The same for every version of the row.
  std::uint64_t content = 0;            ///< Differs if the row differs.
  std::int64_t updated = 0;             ///< Day of the last change, 20081213; 0 if unknown.
  std::span<const std::uint64_t> keys;  ///< The row is found by each of these.
  std::string_view words;               ///< Lower case, separated by spaces; the row is found by these, too.
  std::string_view line;                ///< Without a line feed.
};

struct StoreInfo {
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;   ///< Of the file.
  std::int64_t updated = 0;  ///< The latest day of the rows.
  bool finished = false;     ///< commit() was called after the last row.
};

struct StoreOptions {
  std::string path;    ///< The file must exist; an empty one becomes an index when it is opened for writing.
  bool write = false;  ///< One process at a time.
};

/// One thread at a time.
class OPCIT_API Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  virtual ~Store() = default;

  enum class Put : std::uint8_t { added, replaced, kept };
  /// `kept`: the row exists already, with this content or with a later day. Rows are saved in large groups, so a run
  /// that is interrupted loses the last group only.
  virtual Result<Put> put(const StoreRow& row) = 0;
  /// Saves the last rows and prepares look-ups.
  virtual std::optional<Fault> commit() = 0;

  /// The lines, as they were put in.
  virtual Result<std::vector<std::string>> by_key(std::uint64_t key) = 0;
  /// Lines that have most of the rarest of `words`, at most `limit`.
  virtual Result<std::vector<std::string>> by_words(std::span<const std::string> words, std::size_t limit) = 0;
  virtual StoreInfo info() = 0;
};

}  // namespace opcit::fetch
