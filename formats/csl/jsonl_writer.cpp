#include "csl/jsonl_format.h"
#include "csl/record_writer.h"

namespace opcit::csl_jsonl {
namespace {

class JsonWriter final : public Writer {
 public:
  explicit JsonWriter(const csl::WriteOptions& options) : options_(options) {}

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    csl::write_item(item, options_, out, report);
  }

 private:
  csl::WriteOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const Options& options) {
  return std::make_unique<JsonWriter>(csl::write_options(options, json::Layout::compact));
}

}  // namespace opcit::csl_jsonl
