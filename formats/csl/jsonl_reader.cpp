#include "csl/jsonl_format.h"
#include "csl/record_reader.h"
#include "syntax/json/lines.h"

namespace opcit::csl_jsonl {
namespace {

class CslLinesReader final : public json::LinesReader {
 public:
  void parse(const Chunk& chunk, Batch& batch) const override { csl::parse_lines_chunk(chunk, batch); }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options&) { return std::make_unique<CslLinesReader>(); }

}  // namespace opcit::csl_jsonl
