#include <algorithm>
#include <array>

#include "opcit/diagnostic_codes.h"
#include "ris/format.h"
#include "ris/record_reader.h"
#include "ris/tables.h"
#include "ris/values.h"
#include "syntax/tagged/lines.h"

namespace opcit::ris {
namespace {

/// A tag, up to three spaces, a dash. The specification requires "  - "; EndNote's ER and edited files differ.
struct Shape {
  bool matches = false;
  std::size_t blanks = 0;
  bool blank_follows = false;  ///< Or the line ends.
  std::string_view tag = {};
  std::string_view value = {};
};

Shape shape_of(std::string_view line) noexcept {
  constexpr std::size_t most_blanks = 3;
  Shape shape;
  if (line.size() < 3 || !is_tag(line.substr(0, 2))) return shape;
  std::size_t at = 2;
  while (at < line.size() && at < 2 + most_blanks && (line[at] == ' ' || line[at] == '\t')) ++at;
  if (at == line.size() || line[at] != '-') return shape;
  shape = {true, at - 2, at + 1 == line.size() || line[at + 1] == ' ', line.substr(0, 2), line.substr(at + 1)};
  return shape;
}

bool is_prose(std::string_view tag) noexcept { return tag == "AB" || tag == "N1" || tag == "N2" || tag == "RN"; }

/// "T2 - weighted images" in an abstract is not a field, nor is prose that begins with two capitals.
bool is_field(const Shape& shape, const tagged::Place& place) noexcept {
  if (shape.blanks == 2 && shape.blank_follows) return true;
  if (!shape.blank_follows && shape.blanks != 2) return false;
  const Shape first = shape_of(tagged::trim(place.first_line));
  const bool is_usual = first.matches && first.blanks == shape.blanks;
  const bool is_known = is_known_tag(tag_of(shape.tag));
  return is_usual ? is_known || !is_prose(place.tag) : is_known && !is_prose(place.tag);
}

tagged::Line match_line(std::string_view line, const tagged::Place& place) noexcept {
  Shape shape = shape_of(line);
  if (!shape.matches && !line.empty() && static_cast<unsigned char>(line[0]) > 'Z') {
    shape = shape_of(tagged::trim(line));  // after a byte order mark
  }
  if (!shape.matches) return {};
  if (shape.tag == "TY" && shape.blank_follows) return {tagged::LineKind::opens, shape.tag, shape.value, true};
  if (shape.tag == "ER" && (shape.blanks == 2 || tagged::trim(shape.value).empty())) {
    return {tagged::LineKind::closes, shape.tag, shape.value, false};
  }
  if (!is_field(shape, place)) return {};
  return {tagged::LineKind::field, shape.tag, shape.value, false};
}

/// Tagged lines after ER, such as a search that Ovid appends ("C1  - Database: Embase"), are not a record. Without
/// TY, a record must have an ER, a title or names.
bool is_record(const tagged::TaggedRecord& record) noexcept {
  constexpr std::array<std::string_view, 6> tags = {"TI", "T1", "AU", "A1", "CT", "BT"};
  return record.opened || record.closed || std::ranges::any_of(record.values, [&](const tagged::TaggedValue& value) {
           return std::ranges::find(tags, value.tag) != tags.end();
         });
}

class RisReader final : public Reader {
 public:
  std::size_t cut(std::string_view window, bool last) override { return tagged::cut(window, last, match_line); }
  std::size_t resync(std::string_view window) override { return tagged::resync(window, match_line); }

  void parse(const Chunk& chunk, Batch& batch) const override {
    tagged::Scanner scanner(chunk.text, match_line);
    RecordReader reader(chunk, batch);
    tagged::TaggedRecord record;
    std::string_view stray;
    for (;;) {
      switch (scanner.next(record, stray)) {
        case tagged::Scanner::Found::end:
          return;
        case tagged::Scanner::Found::record:
          if (is_record(record)) {
            reader.read(record);
            break;
          }
          stray = record.source;
          [[fallthrough]];
        case tagged::Scanner::Found::stray:
          batch.diagnostics.push_back({Code::stray_text, chunk.span_of(stray), {}});
          add_document_item(batch, DocumentKind::free_text, stray, {}, chunk.span_of(stray));
      }
    }
  }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options&) { return std::make_unique<RisReader>(); }

Match sniff(std::string_view head) {
  const auto is_type = [](const tagged::TaggedRecord& record) {
    if (!record.opened) return false;
    const std::string_view type = record.values.front().raw;
    return find_type(tagged::trim(type.substr(0, type.find_first_of("\r\n"))).substr(0, 8)) != nullptr;
  };
  tagged::Scanner scanner(head, match_line);
  tagged::TaggedRecord record;
  std::string_view stray;
  bool had_text = false;
  for (auto found = scanner.next(record, stray); found != tagged::Scanner::Found::end;
       found = scanner.next(record, stray)) {
    if (found == tagged::Scanner::Found::record) {
      if (is_type(record)) return had_text ? Match::maybe : Match::sure;
      return record.opened || record.closed ? Match::maybe : Match::no;
    }
    had_text = true;
  }
  return Match::no;
}

}  // namespace opcit::ris
