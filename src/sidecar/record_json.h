/// Records and document items as JSON, part by part, and back: the heart of carrying. A part is the least thing that
/// can be lost or edited on its own, and its group has the name that --loss-report gives it:
///
///     key, kind, recovered       one of each
///     title, author, issued ..   CSL variables; a record may have several values of one
///     doi, arxiv, uri ..         identifier schemes
///     category                   all subject classes
///     link:code, extra:ris:U1    links by kind; extra by format and tag
///
/// The JSON of a part is canonical: two parts are equal, spans aside, when their JSON is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/record.h"
#include "syntax/json/cursor.h"

namespace opcit::carry {

/// Where in a record a part stands. The order of parts counts within a section only.
enum class Section : std::uint8_t { head, fields, identifiers, categories, links, extra };
inline constexpr std::size_t section_count = 6;
std::string_view spelling(Section section) noexcept;
std::optional<Section> find_section(std::string_view spelling) noexcept;
/// nullopt when no part has such a name.
std::optional<Section> section_of(std::string_view group) noexcept;

struct Part {
  Section section = Section::head;
  std::size_t index = 0;  ///< In its section of the record.
  std::string group;
  std::string json;
};

/// Every part of the record, section by section, in order.
std::vector<Part> parts_of(const Record& record);

/// Appends [["title",".."],["doi",{..}],..].
void write_record(std::string& out, const Record& record);
/// Appends {"kind":"comment","text":"..","extra":[..]}.
void write_document(std::string& out, const DocumentItem& item);

/// Puts a record together from parts of another and parts in JSON. What it holds lives as long as `arena` and as the
/// other record.
class Assembler {
 public:
  explicit Assembler(Arena& arena) : arena_(arena) {}

  /// The part of `record` that `part`, one of parts_of(record), describes.
  void keep(const Record& record, const Part& part);
  /// `json` must live as long as the record. False when it is no part of this group.
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

/// The inverse of write_record(); nullptr when `json` is no record. Views point into `json` and `arena`.
Record* read_record(std::string_view json, Arena& arena);
/// The inverse of write_document().
const DocumentItem* read_document(std::string_view json, Arena& arena);

}  // namespace opcit::carry
