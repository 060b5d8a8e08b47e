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

/// All records of one text and their memory. Movable, not copyable; one thread at a time.
class OPCIT_API Document {
 public:
  Document() = default;

  /// Reads `text` like convert() reads a file: decoded, with crossref and xdata of BibTeX resolved. `from` is the id of
  /// a format; if it is empty, the content decides. Faults in the data are in diagnostics(). Throws UsageError for an
  /// unknown format, a format that cannot be read, or an invalid option.
  static Document read(const Registry& registry, std::string_view text, std::string_view from = {},
                       const Options& reader_options = {});

  /// In the order of the text; appended records are last. Pointers stay valid as long as the document exists.
  const std::vector<Record*>& records() const noexcept { return records_; }
  /// The diagnostics of reading and writing, in the order found.
  const Diagnostics& diagnostics() const noexcept { return diagnostics_; }
  /// The memory for new values of records.
  Arena& arena() noexcept { return own_.arena; }

  /// Sets the first value of the field, or adds one; an empty value removes all of them. Throws UsageError if the
  /// value has another shape than the field. `value` must live as long as the document: see arena().
  void set(Record& record, Field field, const Value& value);
  /// The same for a text field; the text is copied. Markup is not interpreted.
  void set_text(Record& record, Field field, std::string_view plain);
  /// Appends the record that `fill` builds; `fill` is called once with a builder on which begin() was called.
  template <class Fill>
  Record& append(Fill fill);
  /// Removes the record only.
  void erase(const Record& record);

  /// The text of all records and document items in format `to`, with the separators between them. Records
  /// without a citation key get one. What the format cannot represent is appended to `losses`. Throws UsageError for an
  /// unknown format, a format that cannot be written, or an invalid option.
  std::string write(const Registry& registry, std::string_view to, Losses& losses, const Options& writer_options = {});

 private:
  void read_chunks(const Registry& registry, std::string_view text, const Format* format, const Options& options);
  Record& take_last();

  std::deque<Batch> batches_;  // records that were read; a deque, so that batches do not move
  Batch own_;                  // values that were set, and appended records
  std::vector<Record*> records_;
  std::vector<Item> items_;  // the records, and the document items between them
  Diagnostics diagnostics_;
};

/// The result of convert_text().
struct ConvertedText {
  std::string text;         ///< In the requested format.
  std::size_t records = 0;  ///< Number of records in `text`.
  Diagnostics diagnostics;  ///< From reading and writing; they give the reason for an empty `text`.
  Losses losses;            ///< Values that `text` lacks.
};

/// Converts one text to another with the builtin formats: convert_text(bib, "bibtex", "csl-json"). If `from` is empty,
/// the content decides. Throws like Document.
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
