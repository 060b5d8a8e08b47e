/// @file
/// Bibliographies in memory: read, change and write a few thousand records without streams and callbacks. For files of
/// any size use convert() and read_records() in convert.h.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/diagnostic.h"
#include "opcit/export.h"
#include "opcit/format.h"
#include "opcit/record.h"
#include "opcit/registry.h"

namespace opcit {

/// All records of one text, with the memory that they see. Movable, not copyable; one thread at a time.
class OPCIT_API Document {
 public:
  Document() = default;

  /// Reads `text` as convert() reads a file: decoded, with crossref and xdata of BibTeX resolved. `from` is the id of a
  /// format; if it is empty, the content decides. Faults in the data are in diagnostics(). Throws UsageError for an
  /// unknown format, a format that cannot be read, or a bad option.
  static Document read(const Registry& registry, std::string_view text, std::string_view from = {},
                       const Options& reader_options = {});

  /// In the order of the text; records that were appended are last. Pointers stay good as long as the document does.
  const std::vector<Record*>& records() const noexcept { return records_; }
  /// What reading and writing found, in the order in which it was found.
  const Diagnostics& diagnostics() const noexcept { return diagnostics_; }
  /// Where what is put into records must live.
  Arena& arena() noexcept { return own_.arena; }

  /// Sets the first value of the field, or adds one; an empty value removes all of them. Throws UsageError when the
  /// value is not of the shape of the field. `value` must live as long as the document: see arena().
  void set(Record& record, Field field, const Value& value);
  /// The same for a field of text, which is copied. Markup is not read.
  void set_text(Record& record, Field field, std::string_view plain);
  /// Appends the record that `fill` puts together; `fill` is called once with a builder on which begin() was called.
  template <class Fill>
  Record& append(Fill fill);
  /// Removes the record, and nothing else.
  void erase(const Record& record);

  /// The text of all records and of what stands between them in format `to`, with the separators between them. Records
  /// without a citation key get one. What the format cannot hold is appended to `losses`. Throws UsageError for an
  /// unknown format, a format that cannot be written, or a bad option.
  std::string write(const Registry& registry, std::string_view to, Losses& losses, const Options& writer_options = {});

 private:
  void read_chunks(const Registry& registry, std::string_view text, const Format* format, const Options& options);
  Record& take_last();

  std::deque<Batch> batches_;  // what was read; a deque, so that batches stay where they are
  Batch own_;                  // what was set and appended
  std::vector<Record*> records_;
  std::vector<Item> items_;  // the records, and what stands between them
  Diagnostics diagnostics_;
};

/// What convert_text() gives.
struct ConvertedText {
  std::string text;         ///< In the format that was asked for.
  std::size_t records = 0;  ///< In `text`.
  Diagnostics diagnostics;  ///< Of reading and writing; an empty `text` has its reason here.
  Losses losses;            ///< What `text` does not hold.
};

/// One text to another, with the builtin formats: convert_text(bib, "bibtex", "csl-json"). `from` may be empty: the
/// content decides. Throws as Document does.
OPCIT_API ConvertedText convert_text(std::string_view text, std::string_view from, std::string_view to,
                                     const Options& options = {});

}  // namespace opcit

#include "opcit/builder.h"

namespace opcit {

template <class Fill>
Record& Document::append(Fill fill) {
  RecordBuilder builder(own_);
  builder.begin({});
  fill(builder);
  builder.finish();
  return take_last();
}

}  // namespace opcit
