/// Writes a record as the lines of one RIS record, by the table in tables.h.
#pragma once

#include <array>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/targets.h"
#include "opcit/audit.h"
#include "ris/tables.h"
#include "ris/values.h"

namespace opcit::ris {

/// The identifiers that were written, because a reader reads each only once.
class WrittenIds {
 public:
  /// Returns false if an identifier with the same value, ignoring case, was written.
  bool add(const Identifier& id);

 private:
  /// Up to this number, identifiers are compared one by one, without allocating memory.
  static constexpr std::size_t few = 16;
  std::array<const Identifier*, few> first_ = {};
  std::size_t count_ = 0;
  std::set<std::pair<Scheme, std::string>> more_;
};

/// Writes one record, row by row of the table, and reports the data that was not taken.
class RecordWriter {
 public:
  RecordWriter(Audit& audit, const TypeRow& type, const TargetRow& target, std::string& out)
      : audit_(audit), record_(audit.record()), type_(type), target_(target), out_(out) {}

  /// `rows` are those written for the family of the record's type, in order.
  void run(std::span<const TagRow* const> rows);

 private:
  void line(std::string_view tag, std::string_view value) { append_line(out_, tag, value); }
  void row(const TagRow& row);
  void text(const TagRow& row);
  void short_title(std::string_view tag);
  void container(std::string_view tag);
  void event(const TagRow& row);
  void joined(const TagRow& row);
  void names(const TagRow& row);
  void merged(const TagRow& row, const FieldValue& part);
  void person(std::string_view tag, Field field, const Name& name, Span source);
  void issued();
  void date(const TagRow& row);
  void second(const TagRow& row);
  void second_place(const TagRow& row);
  bool repeats_read_role(const TagRow& row, const Names& names) const;
  void article_number();
  void pages();
  void page_lines(const FieldValue& part, bool both);
  void page_count(const TagRow& row);
  void keywords(std::string_view tag);
  void category(const Category& category, std::vector<std::string_view>& terms);
  void keyword_list(const FieldValue& part, std::vector<std::string_view>& terms);
  void serial(const TagRow& row);
  void dois(std::string_view tag);
  void pmcid(std::string_view tag);
  void accession(std::string_view tag);
  void database(std::string_view tag);
  void urls(std::string_view tag);
  void links(const TagRow& row);
  void remarks();
  void genre(const TagRow& row);
  void extra();

  std::string_view plain(const FieldValue& part, const Text& text);
  std::string_view spelled(const Text& text);
  void line_of_text(std::string_view tag, const FieldValue& part, const Text& text, bool altered = false);
  void lines_of_text(std::string_view tag, const FieldValue& part);
  bool says(Field field) const;
  bool is_first(const Identifier& id);
  void relation(const Identifier& id);

  Audit& audit_;
  const Record& record_;
  const TypeRow& type_;
  const TargetRow& target_;
  std::string& out_;
  std::string scratch_;
  std::string escaped_;
  std::vector<std::string_view> terms_;
  WrittenIds ids_;
  bool has_first_page_alone_ = false;  ///< SP was written without EP.
};

}  // namespace opcit::ris
