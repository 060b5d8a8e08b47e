/// What surrounds and separates the records of inputs that are copied in a format with a prologue (the brackets and
/// commas of a JSON array). The first input gives the envelope; records of later ones get its separators. Gaps are the
/// bytes of an input that belong to no record.
#pragma once

#include <string>
#include <string_view>

namespace opcit {

class Envelope {
 public:
  /// What follows is another input's.
  void begin_input();
  /// Bytes between records, in any pieces.
  void gap(std::string_view bytes) { gap_ += bytes; }
  /// The record after the gap is not wanted; the gap goes with it.
  void skip_record();
  /// The bytes before a record that is wanted. `first`: it is the first one of its output.
  std::string before_record(bool first);
  /// The end of an output that began with before_record(true). `is_last`: no other output follows.
  std::string end(bool is_last) const;
  /// The output if no record was wanted; empty if no input was copied.
  std::string without_records() const;

 private:
  void end_gap();
  std::string_view line_end() const noexcept;

  std::string gap_;       // since the last record
  std::string head_;      // before the first record of all
  std::string between_;   // between the first two records
  std::string tail_;      // after the last record of the input that the head is of
  std::string empty_;     // an input without records
  bool at_start_ = true;  // no record of this input was passed
  bool has_head_ = false;
  bool owns_tail_ = false;  // this input gave the head
};

}  // namespace opcit
