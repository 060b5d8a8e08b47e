#include "csl-jsonl/format.h"
#include "family/csl/record_reader.h"

namespace opcit::csl_jsonl {
namespace {

/// A line is a record; nothing of one line decides how another is read.
class LinesReader final : public Reader {
 public:
  std::size_t cut(std::string_view window, bool last) override {
    if (last) return window.size();
    const std::size_t end = window.rfind('\n');
    return end == std::string_view::npos ? 0 : end + 1;
  }
  std::size_t resync(std::string_view window) override {
    const std::size_t end = window.find('\n', 1);
    return end == std::string_view::npos ? end : end + 1;
  }
  void parse(const Chunk& chunk, Batch& batch) const override { csl::parse_lines_chunk(chunk, batch); }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options&) { return std::make_unique<LinesReader>(); }

}  // namespace opcit::csl_jsonl
