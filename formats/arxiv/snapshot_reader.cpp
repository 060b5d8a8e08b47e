#include <algorithm>

#include "arxiv/snapshot_format.h"
#include "arxiv/snapshot_paper_reader.h"
#include "syntax/json/lines.h"

namespace opcit::arxiv_jsonl {
namespace {

class SnapshotReader final : public json::LinesReader {
 public:
  void parse(const Chunk& chunk, Batch& batch) const override {
    PaperReader papers(chunk, batch);
    for (std::string_view rest = chunk.text; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      papers.read(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options&) { return std::make_unique<SnapshotReader>(); }

}  // namespace opcit::arxiv_jsonl
