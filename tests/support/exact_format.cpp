#include "support/exact_format.h"

#include <memory>

#include "opcit/diagnostic_codes.h"
#include "sidecar/record_json.h"

namespace opcit::test {
namespace {

class ExactReader : public Reader {
 public:
  std::size_t cut(std::string_view window, bool last) override { return last ? window.size() : window.rfind('\n') + 1; }

  void parse(const Chunk& chunk, Batch& batch) const override {
    for (std::string_view rest = chunk.text; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (line.empty()) continue;
      if (line[0] == '[') {
        Record* record = carry::read_record(line, batch.arena);
        if (record == nullptr) {
          batch.diagnostics.push_back({Code::bad_json, chunk.span_of(line), {}});
          continue;
        }
        record->source = chunk.span_of(line);
        batch.items.push_back({record, nullptr});
      } else if (const DocumentItem* document = carry::read_document(line, batch.arena)) {
        batch.items.push_back({nullptr, document});
      }
    }
  }
};

class ExactWriter : public Writer {
 public:
  void write(const Item& item, std::string& out, WriteReport&) const override {
    if (item.record != nullptr) {
      carry::write_record(out, *item.record);
    } else {
      carry::write_document(out, *item.document);
    }
    out += '\n';
  }
};

}  // namespace

const Format& exact_format() {
  static const Format format{
      .id = "exact",
      .title = "Items as they are",
      .reader = [](const Options&) -> std::unique_ptr<Reader> { return std::make_unique<ExactReader>(); },
      .writer = [](const Options&) -> std::unique_ptr<Writer> { return std::make_unique<ExactWriter>(); }};
  return format;
}

}  // namespace opcit::test
