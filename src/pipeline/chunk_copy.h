/// Writes a chunk whose format is kept: its own bytes, with edits for changed records. Without changes, the output
/// equals the input.
#pragma once

#include "pipeline/job.h"
#include "pipeline/transform.h"

namespace opcit {

class ChunkCopy {
 public:
  /// All arguments must outlive this object. `job` must have an editor.
  /// `is_enclosed`: the format has a prologue, so the pieces are records and the gaps between them.
  ChunkCopy(Job& job, const Transform& transform, const Writer& writer, bool is_enclosed);

  /// Appends the output of each item, and the bytes between the items, to the job.
  void run();

 private:
  void copy(const Item& item);
  std::size_t end_of(Span place) const;
  void append_gap(std::size_t stop);
  Edits named_encoding(const DocumentItem& document) const;
  void copy_record(const Item& item, const Record& before, std::size_t stop);
  std::size_t end_of_line_after(Span place) const;
  void change(const Item& item, const Record& before, Edits& edits);
  void append(const Item* item, std::size_t stop, const Edits& edits, Span place = {});
  void report_conflict(Span place);
  std::string written(const Item& item);
  bool is_cp1252(Span place) const;
  void encode(std::string_view text, std::string& out) const;
  bool edit_encoded(std::string_view text, Edits edits);
  void place_diagnostics(std::size_t from, const Span& place);

  Job& job_;
  const Transform& transform_;
  const Writer& writer_;
  bool is_enclosed_;
  Chunk chunk_;
  std::size_t done_ = 0;   // bytes of the chunk that are processed
  std::size_t next_ = 0;   // of the records as read
  bool kept_one_ = false;  // a record of this chunk was kept
};

}  // namespace opcit
