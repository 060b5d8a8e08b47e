#include "pipeline/carry_out.h"

#include "opcit/error.h"
#include "pipeline/window.h"

namespace opcit {
namespace {

class KeepingSink final : public Sink {
 public:
  KeepingSink(std::unique_ptr<Sink> sink, std::shared_ptr<io::Spool> kept)
      : sink_(std::move(sink)), kept_(std::move(kept)) {}
  void write(std::string_view bytes) override {
    sink_->write(bytes);
    kept_->append(bytes);
  }
  void finish() override { sink_->finish(); }
  void commit() override { sink_->commit(); }

 private:
  std::unique_ptr<Sink> sink_;
  std::shared_ptr<io::Spool> kept_;
};

}  // namespace

CarryOut::CarryOut(const ConvertOptions& options, Options reader_options)
    : options_(options), reader_options_(std::move(reader_options)), writer_(options.to->id) {
  if (options.to->reader == nullptr) {
    throw UsageError("nothing can be carried beside an output that cannot be read back",
                     "'opcit formats' lists the formats");
  }
}

SinkFactory CarryOut::keeping(const SinkFactory& make_sink) {
  return [this, &make_sink](std::uint64_t number) -> std::unique_ptr<Sink> {
    outputs_.push_back(std::make_shared<io::Spool>());
    return std::make_unique<KeepingSink>(make_sink(number), outputs_.back());
  };
}

void CarryOut::read_back(io::Spool& output, Sink& sink) {
  Diagnostics said;  // nobody's business: the reader of the output will hear it
  const std::unique_ptr<Source> source = decoded_source(io::spool_source("output", output), said);
  Window window(*source, options_.block, options_.max_record);
  const std::unique_ptr<Reader> reader = options_.to->reader(reader_options_);
  Batch batch;
  for (Window::Result got = window.next(*reader); got != Window::Result::end; got = window.next(*reader)) {
    if (got != Window::Result::chunk) continue;
    said.clear();
    batch.reset();
    batch.text.assign(window.text());
    reader->parse({batch.text, window.start().offset, window.last(), reader->preamble()}, batch);
    for (const Item& item : batch.items) writer_.read_back(item, sink);
  }
}

std::unique_ptr<Sink> CarryOut::finish() {
  std::unique_ptr<Sink> sink = options_.carry_out();
  for (const auto& output : outputs_) read_back(*output, *sink);
  writer_.finish(*sink);
  return sink;
}

}  // namespace opcit
