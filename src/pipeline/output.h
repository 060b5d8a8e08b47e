/// The drain: puts pieces between prologue and epilogue, and starts a new output when the split asks for it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/arranging_writer.h"
#include "opcit/convert.h"

namespace opcit {

class Output {
 public:
  Output(const Writer& writer, const SinkFactory& make_sink, std::uint64_t split);

  /// Puts the bytes of one item, which must live until flush(). The number of the record in all outputs is records()
  /// afterwards.
  void put(std::string_view bytes, bool is_record);
  /// Copies bytes of an input as they are, with no separator; they must live until flush().
  void copy(std::string_view bytes, bool is_record);
  /// In the place of a record that was removed; `rest` is what is left around it, and `was_line`: it ended a line. The
  /// blank lines before it go too, wherever the input was cut.
  void remove(std::string_view rest, bool was_line);
  /// What is copied from now on is another input's: it begins on a line of its own. `mark`: its byte order
  /// mark, which the outputs have if it comes first; it lives as long as the program.
  void begin_copy(std::string_view mark);
  /// Hands to the sink what it has not been given.
  void flush();
  /// Ends the last output. The diagnostics are those of Writer::finish, for each output.
  void finish(Diagnostics& diagnostics);

  std::uint64_t records() const noexcept { return records_; }
  /// Not committed.
  std::vector<std::unique_ptr<Sink>> take_sinks() noexcept { return std::move(sinks_); }

 private:
  void open();
  void open_for_record();
  void append_copy(std::string_view bytes);
  void release_held();
  void note(bool is_record);
  void close();
  bool continues(std::string_view bytes) const noexcept;

  const Writer& writer_;
  const SinkFactory& make_sink_;
  std::uint64_t split_;
  Frame frame_;
  std::string_view run_;              // what was put and not written: pieces and the separators between them
  const ArrangingWriter* arranging_;  // the same as writer_ where that is one
  std::vector<std::string> pieces_;   // of this output, for arrange()
  std::vector<std::unique_ptr<Sink>> sinks_;
  std::uint64_t records_ = 0;
  std::uint64_t records_here_ = 0;
  bool something_here_ = false;  // an item was written to this output
  std::string_view mark_;        // of the first input that is copied
  bool wrote_item_ = false;      // the last piece was an item that the writer wrote
  bool begins_copy_ = false;     // the next piece is the first one of an input
  std::string held_;             // blank lines at the end of what was copied, until it is known what follows
  bool trims_ = false;           // the records that began this output were removed, and blank lines are left
  bool trims_line_ = false;      // a record was removed, and the end of its line may follow
  bool ends_line_ = true;        // what was put last ends a line
  bool open_ = false;
  Diagnostics end_diagnostics_;
};

}  // namespace opcit
