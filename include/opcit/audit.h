/// @file
/// For writers: the bookkeeping that lets no field vanish unsaid.
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

/// A writer takes each part of a record that it writes, and whatever was not taken is a loss:
///
///     Audit audit(record, report);
///     if (const Text* title = audit.take_text(Field::title)) ...
///     audit.report_rest();  // extras of this very format are the writer's to take, too
///
/// One audit a record, on the stack of write(). One thread at a time.
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
  /// The first value of `field` that was not taken before, now taken; nullptr when there is none.
  const FieldValue* take(Field field);
  const Text* take_text(Field field);
  const Names* take_names(Field field);
  const Date* take_date(Field field);
  const List* take_list(Field field);
  const Identifier* take(Scheme scheme, Relation relation = Relation::self);
  /// @}
  /// @{
  /// Marks one part, given by its address in the record, as written.
  void take(const FieldValue& part);
  void take(const Identifier& part);
  void take(const Category& part);
  void take(const Link& part);
  void take(const Extra& part);
  /// @}
  /// @{
  /// Whether the part was taken.
  bool taken(const FieldValue& part) const;
  bool taken(const Identifier& part) const;
  bool taken(const Category& part) const;
  bool taken(const Link& part) const;
  bool taken(const Extra& part) const;
  /// @}

  /// Reports that a part is (or would be) written in another shape or place, or cut short.
  void lost(std::string_view field, std::string_view value, LossReason reason, std::string_view to = {},
            Span span = {});
  /// Says what concerns the record and is no loss.
  void diagnose(Code code, std::string detail = {}, Span span = {});
  /// How many losses of this record were reported.
  std::size_t losses() const noexcept { return report_.losses == nullptr ? 0 : report_.losses->size() - first_loss_; }
  /// Whether a loss of exactly this field of the record was reported.
  bool told(std::string_view field) const;

  /// Reports each part that was taken and that `read`, the record as its reader has it from the output, holds otherwise
  /// or not at all, unless the writer told so itself. Case protection does not count, nor whether an ISSN or ISBN is
  /// the work's own. Linear in the number of parts.
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

/// The value as plain text, for reports: names joined by "; ", dates in EDTF, lists joined by ", ".
OPCIT_API std::string plain_value(const Value& value);

/// Reports all parts of a document item as dropped.
OPCIT_API void report_lost(const DocumentItem& item, WriteReport& report);

}  // namespace opcit
