/// The offline index: records of any source and notices of retraction, put in by `opcit index` and found by
/// identifier, title and words. verify and enrich ask it in place of the services; index/store.h keeps it on disk.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/store.h"
#include "match/title.h"
#include "opcit/export.h"
#include "opcit/record.h"
#include "sources/source.h"

namespace opcit::fetch {

/// What was published about a work later. A row of a list of retractions.
struct Notice {
  std::string id;  ///< Of the row; the same in later versions of the list.
  std::string doi;
  std::string pmid;
  std::string notice_doi;
  std::string type;  ///< "retraction", "correction", "reinstatement" ..
  std::string date;  ///< "2024-03-14"; may be empty.
};

struct IndexCounts {
  std::uint64_t records = 0;
  std::uint64_t notices = 0;
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t kept = 0;  ///< The index had them already.
};

class OPCIT_API IndexWriter {
 public:
  /// Opens the index at `path`, or creates it. Throws IoError.
  explicit IndexWriter(const std::string& path);

  /// `source`: the id of the service whose data it is ("dblp"), or the name of the file. Throws IoError.
  void add(const Record& record, std::string_view source);
  void add(const Notice& notice);
  /// Throws IoError. Without it, the last rows are not in the index.
  void commit();

  const IndexCounts& counts() const noexcept { return counts_; }

 private:
  void put(const StoreRow& row);

  std::unique_ptr<Store> store_;
  std::string latest_;  // notice
  IndexCounts counts_;
  std::string line_;
  std::string words_;
};

/// Records of the index; `sources[i]` is the source of `found.records[i]`.
struct LocalHits {
  Candidates found;
  std::vector<std::string> sources;
};

class IndexReader {
 public:
  /// Throws IoError.
  explicit IndexReader(const std::string& path);

  /// @{
  /// All of these throw IoError if the file is damaged. A hit may have another identifier or title than was asked for.
  LocalHits by_id(Scheme scheme, std::string_view value);
  /// Records with this title, with the part after its colon as title, or with it as part of theirs.
  LocalHits by_title(const match::Title& title);
  LocalHits by_words(const match::Title& title);
  std::vector<Notice> notices(Scheme scheme, std::string_view value);
  /// @}

  /// The date of the latest notice; empty if there is none.
  const std::string& date_of_notices() const noexcept { return date_of_notices_; }
  /// False if indexing was interrupted.
  bool is_finished() const { return store_->info().finished; }

 private:
  std::vector<std::string> lines(std::uint64_t key);

  std::unique_ptr<Store> store_;
  std::string date_of_notices_;
};

/// $XDG_DATA_HOME/opcit/index.sqlite3 or ~/.local/share/opcit/index.sqlite3; empty if neither variable is set.
OPCIT_API std::string default_index_path();

}  // namespace opcit::fetch
