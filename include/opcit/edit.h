/// @file
/// Changes records of a file in place: unchanged parts keep every byte.
///
///     RecordFile file(format, bytes);
///     for (const Item& item : file.batch().items) ... // change *item.record as an Improver does
///     file.remove(*item.record);
///     file.add(other_record);
///     write(file.text());
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "opcit/export.h"
#include "opcit/format.h"
#include "opcit/record.h"

namespace opcit {

/// One file in memory, read completely. Not thread safe.
class OPCIT_API RecordFile {
 public:
  /// True if files of this format can be changed in place.
  static bool can_edit(const Format& format) noexcept;

  /// Reads `bytes`. Invalid UTF-8 is kept as it is, and text added to such a file is ASCII if the format
  /// permits. Throws UsageError if the format has no reader or no editor.
  RecordFile(const Format& format, std::string_view bytes, const Options& reader_options = {},
             const Options& writer_options = {});
  RecordFile(const RecordFile&) = delete;
  RecordFile& operator=(const RecordFile&) = delete;
  ~RecordFile();

  /// The items in the order of the file, the memory for new values, and the diagnostics of reading. Change records
  /// here: a new part must live in the batch's arena or as long as the file.
  Batch& batch() noexcept { return batch_; }
  /// The text that spans refer to: the bytes without a byte order mark.
  std::string_view source() const noexcept { return batch_.text; }

  /// `record` is one of batch().items.
  void remove(const Record& record);
  /// Adds a record after the last one. `record` must live as long as the file.
  void add(const Record& record);

  /// The bytes of the file with all changes. `losses` and `diagnostics` receive what the file cannot represent.
  std::string text(Losses& losses, Diagnostics& diagnostics) const;

 private:
  Edits edits(Losses& losses, Diagnostics& diagnostics) const;

  std::string mark_;  // the byte order mark
  Batch batch_;
  std::unique_ptr<Reader> reader_;
  std::unique_ptr<Editor> editor_;
  std::vector<Record> before_;  // as read, in the order of the items
  std::unordered_set<const Record*> removed_;
  std::vector<const Record*> added_;
};

}  // namespace opcit
