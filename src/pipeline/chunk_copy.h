/// Writes a chunk that stays in its format: its own bytes, with edits where a record was changed on its way. Identity
/// is the case without edits; there is no other way through.
#pragma once

#include "pipeline/job.h"
#include "pipeline/transform.h"

namespace opcit {

class ChunkCopy {
 public:
  /// All must outlive it. `job` has an editor.
  ChunkCopy(Job& job, const Transform& transform, const Writer& writer);

  /// Appends to the job what becomes of each item and of the bytes between them.
  void run();

 private:
  void copy(const Item& item);
  Edits named_encoding(const DocumentItem& document) const;
  void copy_record(const Item& item, const Record& before, std::size_t stop);
  std::size_t end_of_line_after(Span place) const;
  void change(const Item& item, const Record& before, Edits& edits);
  void append(const Item* item, std::size_t stop, const Edits& edits);
  std::string written(const Item& item);
  bool is_cp1252(Span place) const;
  void encode(std::string_view text, std::string& out) const;
  void edit_encoded(std::string_view text, Edits edits);
  void place_diagnostics(std::size_t from, const Span& place);

  Job& job_;
  const Transform& transform_;
  const Writer& writer_;
  Chunk chunk_;
  std::size_t done_ = 0;   // bytes of the chunk that were dealt with
  std::size_t next_ = 0;   // of the records as read
  bool kept_one_ = false;  // of the records of this chunk
};

}  // namespace opcit
