#include "pipeline/carry_out.h"

#include "opcit/error.h"
#include "pipeline/read_items.h"

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

/// Ignores diagnostics, because reading the output again would repeat them.
class Silence final : public Observer {
 public:
  void diagnostic(const Diagnostic&, const Located&) override {}
  void loss(const Loss&) override {}
};

}  // namespace

CarryOut::CarryOut(const Registry& registry, const ConvertOptions& options)
    : registry_(registry), options_(options), writer_(options.to->id) {
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

void CarryOut::read_back(Sink& sink) {
  std::vector<Input> inputs;
  for (const std::shared_ptr<io::Spool>& output : outputs_) {
    inputs.push_back({.name = "output", .open = [output](Diagnostics& said) {
                        return decoded_source(io::spool_source("output", *output), said);
                      }});
  }
  ConvertOptions reading;
  reading.from = options_.to;
  reading.reader_options = options_.reader_options;
  reading.block = options_.block;
  reading.max_record = options_.max_record;
  Silence silence;
  read_items(
      registry_, inputs, reading, [&](const Item& item) { writer_.read_back(item, sink); }, silence,
      [](const Input&, const std::string& message) { throw IoError(message); });
}

std::unique_ptr<Sink> CarryOut::finish() {
  std::unique_ptr<Sink> sink = options_.carry_out();
  read_back(*sink);
  writer_.finish(*sink);
  return sink;
}

}  // namespace opcit
