#include <algorithm>
#include <array>

#include "opcit/diagnostic_codes.h"
#include "ris/format.h"
#include "ris/lines.h"
#include "ris/record_reader.h"
#include "ris/tables.h"
#include "ris/values.h"
#include "syntax/tagged/lines.h"

namespace opcit::ris {
namespace {

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
