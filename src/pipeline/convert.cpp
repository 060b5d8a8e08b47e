#include "opcit/convert.h"

#include "opcit/error.h"
#include "pipeline/converter.h"
#include "pipeline/effective_options.h"
#include "pipeline/read_items.h"

namespace opcit {

std::size_t Reader::resync(std::string_view) { return std::string_view::npos; }
void Reader::follow(const Reader&) {}
void Reader::finish(Diagnostics&) {}
void Writer::finish(std::uint64_t, Diagnostics&) const {}
void Observer::progress(const Progress&) {}

Options effective_options(const Options& given, std::span<const OptionSpec> declared) {
  Options options;
  for (const OptionSpec& option : declared) {
    const auto found = given.find(option.name);
    if (found != given.end()) {
      options.emplace(found->first, found->second);
    } else if (!option.fallback.empty()) {
      options.emplace(option.name, option.fallback);
    }
  }
  return options;
}

namespace {

void check_reader(const ConvertOptions& options) {
  if (options.from != nullptr && options.from->reader == nullptr) {
    throw UsageError("the input format cannot be read", "'opcit formats' lists the formats");
  }
}

}  // namespace

Conversion convert(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
                   const SinkFactory& make_sink, Observer& observer,
                   const std::function<void(const Input&, const std::string& message)>& unreadable) {
  if (options.to == nullptr || options.to->writer == nullptr) {
    throw UsageError("the output format cannot be written", "'opcit formats' lists the formats");
  }
  check_reader(options);
  Destination destination;
  destination.writer = options.to->writer(effective_options(options.writer_options, options.to->writer_options));
  destination.make_sink = &make_sink;
  return Converter(registry, inputs, options, std::move(destination), observer, unreadable).run();
}

ConvertResult read_items(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
                         const std::function<void(const Item&)>& visit, Observer& observer,
                         const std::function<void(const Input&, const std::string& message)>& unreadable) {
  check_reader(options);
  Destination destination;
  destination.visit = &visit;
  return Converter(registry, inputs, options, std::move(destination), observer, unreadable).run().result;
}

ConvertResult read_records(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
                           const std::function<void(const Record&)>& visit, Observer& observer,
                           const std::function<void(const Input&, const std::string& message)>& unreadable) {
  const std::function<void(const Item&)> visit_record = [&](const Item& item) {
    if (item.record != nullptr) visit(*item.record);
  };
  return read_items(registry, inputs, options, visit_record, observer, unreadable);
}

}  // namespace opcit
