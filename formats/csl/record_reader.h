/// Reads CSL-JSON objects as records: members first, then record_settle.cpp combines them to one record.
#pragma once

#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "csl/sidecar_reader.h"
#include "csl/tables.h"
#include "csl/values_reader.h"
#include "opcit/builder.h"
#include "opcit/format.h"
#include "syntax/json/cursor.h"

namespace opcit::csl {

/// The format name of extras from CSL-JSON.
inline constexpr std::string_view own_format = "csl-json";

/// Reads the records of one chunk. Create one for each parse() call; its memory is reused for each record.
class RecordReader {
 public:
  RecordReader(const Chunk& chunk, Batch& batch)
      : chunk_(chunk), batch_(batch), builder_(batch), context_{batch.arena, {}, {}, {}, {}} {}

  /// Reads the object at `at` in `text`, a part of the chunk, and appends a record or a diagnostic. Returns the end of
  /// the object; npos if it is invalid JSON, and then the caller must find its end.
  std::size_t read(std::string_view text, std::size_t at);

 private:
  /// A member for a field of the record, stored until the whole object is known.
  struct Pending {
    const Property* property;
    std::string_view name;
    std::string_view raw;
    std::string_view text;  ///< With markup.
    Value value;            ///< For names, dates and lists.
  };

  bool member(json::Cursor& cursor, std::string_view name);
  bool field_member(json::Cursor& cursor, const Property& property, std::string_view name);
  bool custom(json::Cursor& cursor);
  bool field(json::Cursor& cursor, const Property& property, Pending& pending);
  bool text_of_array(json::Cursor& cursor, const Property& property, std::string_view& text);
  bool identifier_member(json::Cursor& cursor, const IdentifierProperty& property);
  void add_identifiers(const IdentifierProperty& property, std::string_view text);
  bool is_new(Scheme scheme, std::string_view value);
  void keep(std::string_view tag, std::string_view raw);
  Span span_of(std::string_view part) const;
  void complain(Code code, std::string_view part, std::string_view detail = {});

  void finish(Span source);
  void settle_type();
  void settle_note();
  bool note_variable(std::string_view name, std::string_view value);
  bool note_field(const Property& property, std::string_view value);
  void settle_aliases();
  void settle_arxiv();
  void settle_identifiers();
  void note_relations();
  void add_fields();
  void add_field(Pending& pending);
  void add_text(const Pending& pending);
  void add_names(const Pending& pending);
  void add_extra();
  Text with_noted_runs(std::string_view property, Text text);
  Names with_noted_people(std::string_view property, Names names);
  bool is_derived(std::string_view name) const { return contains(sidecar_.derived, name); }
  Pending* find(Field field);

  const Chunk& chunk_;
  Batch& batch_;
  RecordBuilder builder_;
  ValueContext context_;
  Sidecar sidecar_;
  std::vector<Pending> pending_;
  std::vector<Identifier> identifiers_;
  std::vector<std::size_t> places_;  ///< For note_relations(), as is the next member.
  std::vector<bool> claimed_;
  std::set<std::pair<Scheme, std::string_view>> known_;  ///< The first known_count_ identifiers, if there are many.
  std::size_t known_count_ = 0;
  std::vector<Extra> extra_;
  std::vector<Run> runs_;
  std::string_view id_, citation_key_, type_, id_raw_;
  Kind kind_ = Kind::document;
  std::string_view kind_as_written_;
};

/// Parses the records of a chunk from a json::Slicer.
void parse_array_chunk(const Chunk& chunk, Batch& batch);
/// Parses a chunk of lines with one record each.
void parse_lines_chunk(const Chunk& chunk, Batch& batch);

}  // namespace opcit::csl
