#include "sources/record_lines.h"

#include <algorithm>
#include <memory>

#include "sidecar/record_json.h"

namespace opcit::fetch {
namespace {

class LineReader final : public Reader {
 public:
  std::size_t cut(std::string_view window, bool last) override {
    return last ? window.size() : window.rfind('\n') + 1;  // npos + 1 is 0: more bytes are needed
  }

  void parse(const Chunk& chunk, Batch& batch) const override {
    for (std::string_view rest = chunk.text; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      Record* const record = carry::read_record(line, batch.arena);
      if (record == nullptr) continue;
      record->source = chunk.span_of(line);
      batch.items.push_back({record, nullptr});
    }
  }
};

}  // namespace

const Format record_lines = {
    .id = "record-lines", .title = "Records of a program", .reader = [](const Options&) -> std::unique_ptr<Reader> {
      return std::make_unique<LineReader>();
    }};

void append_line(std::string& out, const Record& record) {
  carry::write_record(out, record);
  out += '\n';
}

}  // namespace opcit::fetch
