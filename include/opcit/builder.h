/// @file
/// For readers, and for programs that create records: builds a record and appends it to a batch.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/export.h"
#include "opcit/record.h"

namespace opcit {

/// Use one builder per parse() call; its memory is reused for each record, so that a record in the steady state
/// only needs bytes of the arena. One thread at a time, like its batch.
class OPCIT_API RecordBuilder {
 public:
  /// `batch` must outlive the builder.
  explicit RecordBuilder(Batch& batch) : batch_(batch) {}

  /// Discards an unfinished record.
  void begin(Span source);
  /// Access to key, kind, kind_as_written, recovered. finish() sets the spans.
  Record& record() noexcept { return record_; }

  /// @{
  /// Views must live as long as the batch: parts of its text or of its arena. Empty texts, names, dates and
  /// lists are omitted; a field is added unchanged, with its flags. `source` is the location of the value in the input,
  /// if known. Throws UsageError if the values of the field have another shape.
  void text(Field field, Text value, Span source = {});
  void text(Field field, std::string_view plain, Span source = {}) { text(field, Text{plain, {}}, source); }
  void names(Field field, const Names& value, Span source = {});
  void date(Field field, const Date& value, Span source = {});
  void list(Field field, const std::vector<std::string_view>& value, Span source = {});
  void field(const FieldValue& value);
  void identifier(const Identifier& identifier);
  void category(const Category& category);
  void link(const Link& link);
  void extra(const Extra& extra);
  /// @}

  /// True if a value of `field` was added since begin().
  bool has(Field field) const noexcept;
  /// The unfinished record, for code that needs all of it. Invalid after the next call that adds something.
  Record draft() const noexcept;

  /// Moves the record into the batch's arena, appends it to the batch's items and returns it.
  Record* finish();

 private:
  Batch& batch_;
  Record record_ = {};
  std::vector<FieldValue> fields_;
  std::vector<Identifier> identifiers_;
  std::vector<Category> categories_;
  std::vector<Link> links_;
  std::vector<Extra> extra_;
};

/// Appends a document item to `batch`; `extra` is copied into its arena.
OPCIT_API void add_document_item(Batch& batch, DocumentKind kind, std::string_view text,
                                 const std::vector<Extra>& extra, Span source);

}  // namespace opcit
