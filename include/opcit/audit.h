/// @file
/// For writers: records which parts were written, so that every loss is reported.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/export.h"
#include "opcit/format.h"
#include "opcit/record.h"

namespace opcit {

/// A writer takes each part of a record that it writes; every part that was not taken is a loss:
///
///     Audit audit(record, report);
///     if (const Text* title = audit.take_text(Field::title)) ...
///     audit.report_rest();  // extras of this very format are the writer's to take, too
///
/// One audit per record, on the stack of write(). One thread at a time.
class OPCIT_API Audit {
 public:
  /// Both must outlive the audit.
  Audit(const Record& record, WriteReport& report)
      : record_(record), report_(report), first_loss_(report.losses == nullptr ? 0 : report.losses->size()) {}
  Audit(const Audit&) = delete;
  Audit& operator=(const Audit&) = delete;

  /// The whole record, taken or not.
  const Record& record() const noexcept { return record_; }

  /// @{
  /// Takes the first value of `field` that was not taken before; nullptr if there is none left.
  const FieldValue* take(Field field);
  const Text* take_text(Field field);
  const Names* take_names(Field field);
  const Date* take_date(Field field);
  const List* take_list(Field field);
  const Identifier* take(Scheme scheme, Relation relation = Relation::self);
  /// @}
  /// @{
  /// Marks one part, identified by its address in the record, as written.
  void take(const FieldValue& part);
  void take(const Identifier& part);
  void take(const Category& part);
  void take(const Link& part);
  void take(const Extra& part);
  /// @}
  /// @{
  /// True if the part was taken.
  bool taken(const FieldValue& part) const;
  bool taken(const Identifier& part) const;
  bool taken(const Category& part) const;
  bool taken(const Link& part) const;
  bool taken(const Extra& part) const;
  /// @}

  /// Reports that a part is (or will be) written in another form or place, or truncated.
  void lost(std::string_view field, std::string_view value, LossReason reason, std::string_view to = {},
            Span span = {});
  /// Reports something about the record that is not a loss.
  void diagnose(Code code, std::string detail = {}, Span span = {});
  /// Number of losses of this record that were reported.
  std::size_t losses() const noexcept { return report_.losses == nullptr ? 0 : report_.losses->size() - first_loss_; }
  /// True if a loss of exactly this field of the record was reported.
  bool told(std::string_view field) const;

  /// Reports each part that was taken but is missing or different in `read`, the record as its reader reads the output,
  /// unless the writer has reported it. Case protection is ignored, and so is whether an ISSN or ISBN is the work's
  /// own. Linear in the number of parts.
  void report_changes(const Record& read);

  /// Reports every part that was not taken as dropped.
  void report_rest();

 private:
  std::size_t index_of(const FieldValue& part) const;
  std::size_t index_of(const Identifier& part) const;
  std::size_t index_of(const Category& part) const;
  std::size_t index_of(const Link& part) const;
  std::size_t index_of(const Extra& part) const;
  bool marked(std::size_t index) const;
  void mark(std::size_t index);

  const Record& record_;
  WriteReport& report_;
  std::size_t first_loss_;  // of this record, in the report
  std::array<std::uint64_t, 4> bits_ = {};
  std::vector<bool> more_;  // parts beyond the first 256
};

/// The value as plain text, for reports: names separated by "; ", dates in EDTF, list items separated by ", ".
OPCIT_API std::string plain_value(const Value& value);

/// Reports all parts of a document item as dropped.
OPCIT_API void report_lost(const DocumentItem& item, WriteReport& report);

}  // namespace opcit
