/// Converts records and document items to JSON and back, part by part; sidecars are built on this. A part is the
/// smallest unit that can be lost or edited. Its group has the name that --loss-report gives it:
///
///     key, kind, recovered       one of each
///     title, author, issued ..   CSL variables; a record may have several values for one
///     doi, arxiv, uri ..         identifier schemes
///     category                   all subject classes
///     link:code, extra:ris:U1    links by kind; extra by format and tag
///
/// The JSON of a part is canonical: two parts are equal (except for spans) if their JSON is equal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/record.h"
#include "syntax/json/cursor.h"

namespace opcit::carry {

/// The section of a record that a part is in. The order of parts matters within a section only.
enum class Section : std::uint8_t { head, fields, identifiers, categories, links, extra };
inline constexpr std::size_t section_count = 6;
std::string_view spelling(Section section) noexcept;
std::optional<Section> find_section(std::string_view spelling) noexcept;
/// nullopt if no part has this name.
std::optional<Section> section_of(std::string_view group) noexcept;

struct Part {
  Section section = Section::head;
  std::size_t index = 0;  ///< Within its section of the record.
  std::string group;
  std::string json;
};

/// Every part of the record, section by section, in order.
std::vector<Part> parts_of(const Record& record);

/// Appends [["title",".."],["doi",{..}],..].
void write_record(std::string& out, const Record& record);
/// Appends {"kind":"comment","text":"..","extra":[..]}.
void write_document(std::string& out, const DocumentItem& item);

/// Builds a record from parts of another record and parts in JSON. The content is valid as long as `arena` and the
/// other record.
class Assembler {
 public:
  explicit Assembler(Arena& arena) : arena_(arena) {}

  /// The part of `record` that `part`, an element of parts_of(record), describes.
  void keep(const Record& record, const Part& part);
  /// `json` must outlive the record. Returns false if it is not a part of this group.
  bool read(std::string_view group, std::string_view json);
  Record finish();

 private:
  bool read_head(json::Cursor& cursor, std::string_view group);
  bool read_field(json::Cursor& cursor, std::string_view group);

  Arena& arena_;
  Record record_;
  std::vector<FieldValue> fields_;
  std::vector<Identifier> identifiers_;
  std::vector<Category> categories_;
  std::vector<Link> links_;
  std::vector<Extra> extra_;
};

/// The inverse of write_record(); nullptr if `json` is not a record. Views point into `json` and `arena`.
Record* read_record(std::string_view json, Arena& arena);
/// The inverse of write_document().
const DocumentItem* read_document(std::string_view json, Arena& arena);

}  // namespace opcit::carry
