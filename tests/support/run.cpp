#include "support/run.h"

#include <deque>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace opcit::test {
namespace {

class Collector : public Observer {
 public:
  explicit Collector(Outcome& outcome) : outcome_(outcome) {}
  void diagnostic(const Diagnostic& diagnostic, const Located& where) override {
    outcome_.said += render_text(diagnostic, where, info(diagnostic.code).severity);
  }
  void loss(const Loss& loss) override { outcome_.losses += render_json(loss); }

 private:
  Outcome& outcome_;
};

}  // namespace

Outcome run(const Registry& registry, const std::vector<Bytes>& inputs, const ConvertOptions& options) {
  Outcome outcome;
  Collector collector(outcome);
  std::deque<std::string> outputs;
  std::vector<Input> list;
  for (const Bytes& input : inputs) {
    list.push_back({input.name, [input](Diagnostics& said) { return memory_source(input.name, input.bytes, said); }});
  }
  const SinkFactory make_sink = [&](std::uint64_t) {
    outputs.emplace_back();
    return string_sink(outputs.back());
  };
  const auto unreadable = [&](const Input&, const std::string& message) { outcome.unreadable.push_back(message); };
  Conversion conversion = convert(registry, list, options, make_sink, collector, unreadable);
  for (const auto& sink : conversion.outputs) sink->commit();
  outcome.outputs.assign(outputs.begin(), outputs.end());
  outcome.result = conversion.result;
  return outcome;
}

const Registry& builtin_formats() {
  static const Registry registry = [] {
    Registry formats;
    add_builtin_formats(formats);
    return formats;
  }();
  return registry;
}

Outcome run(std::string_view from, std::string_view to, std::string_view bytes, const Options& options) {
  ConvertOptions how;
  how.from = from.empty() ? nullptr : builtin_formats().find(from);
  how.to = builtin_formats().find(to);
  how.reader_options = how.writer_options = options;
  return run(builtin_formats(), {{"input", bytes}}, how);
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file.good()) throw std::runtime_error("cannot read " + path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace opcit::test
