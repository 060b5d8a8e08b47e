#include "csl/json_format.h"
#include "csl/record_reader.h"
#include "syntax/json/slicer.h"

namespace opcit::csl_json {
namespace {

class JsonReader final : public Reader {
 public:
  std::size_t cut(std::string_view window, bool last) override { return slicer_.cut(window, last); }
  std::size_t resync(std::string_view window) override { return slicer_.resync(window); }
  std::shared_ptr<const Preamble> preamble() const override { return slicer_.preamble(); }
  void parse(const Chunk& chunk, Batch& batch) const override { csl::parse_array_chunk(chunk, batch); }

 private:
  json::Slicer slicer_;
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options&) { return std::make_unique<JsonReader>(); }

}  // namespace opcit::csl_json
