/// The drain: writes pieces between prologue and epilogue, and starts a new output if --split requires it.
/// converter.h calls it for each chunk, in order.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/arranging_writer.h"
#include "opcit/convert.h"
#include "pipeline/envelope.h"

namespace opcit {

class Output {
 public:
  Output(const Writer& writer, const SinkFactory& make_sink, std::uint64_t split);

  /// Writes the bytes of one item, which must live until flush(). Afterwards, records() is the number of this record in
  /// all outputs.
  void put(std::string_view bytes, bool is_record);
  /// Copies bytes of an input unchanged, without separator; they must live until flush().
  void copy(std::string_view bytes, bool is_record);
  /// @{
  /// The same for formats with a prologue: the bytes between records, a record, and a record that is not wanted.
  void copy_gap(std::string_view bytes) { envelope_.gap(bytes); }
  void copy_enclosed(std::string_view bytes, bool is_record);
  void skip_enclosed() { envelope_.skip_record(); }
  /// @}
  /// Replaces a removed record. `rest` is the remaining text around it; `was_line`: it ended a line. The
  /// blank lines before it are removed too, even across chunks.
  void remove(std::string_view rest, bool was_line);
  /// The following copies come from another input and begin on a new line. `mark` is its byte order
  /// mark; the outputs get it if this is the first input. It must live as long as the program.
  void begin_copy(std::string_view mark);
  /// Passes all remaining bytes to the sink.
  void flush();
  /// Ends the last output. `diagnostics` receives those of Writer::finish() for each output.
  void finish(Diagnostics& diagnostics);

  std::uint64_t records() const noexcept { return records_; }
  /// The sinks are not committed.
  std::vector<std::unique_ptr<Sink>> take_sinks() noexcept { return std::move(sinks_); }

 private:
  void open();
  void open_sink();
  void open_for_record();
  void open_without_records();
  void append_copy(std::string_view bytes);
  void release_held();
  void note(bool is_record);
  void close(bool is_last);
  bool continues(std::string_view bytes) const noexcept;

  const Writer& writer_;
  const SinkFactory& make_sink_;
  std::uint64_t split_;
  Frame frame_;
  std::string_view run_;              // bytes that were put but not written: pieces with separators
  const ArrangingWriter* arranging_;  // writer_ if it arranges pieces, otherwise nullptr
  std::vector<std::string> pieces_;   // of this output, for arrange()
  std::vector<std::unique_ptr<Sink>> sinks_;
  std::uint64_t records_ = 0;
  std::uint64_t records_here_ = 0;
  bool something_here_ = false;  // an item was written to this output
  std::string_view mark_;        // of the first copied input
  bool wrote_item_ = false;      // the last piece was written by the writer
  bool begins_copy_ = false;     // the next piece is the first of an input
  std::string held_;             // blank lines at the end of a copy, held until the next piece is known
  bool trims_ = false;           // the first records of this output were removed; blank lines follow
  bool trims_line_ = false;      // a record was removed, and the end of its line may follow
  bool ends_line_ = true;        // the last piece ends a line
  bool open_ = false;
  Envelope envelope_;
  bool is_enclosed_ = false;  // this output began with a copied head
  Diagnostics end_diagnostics_;
};

}  // namespace opcit
