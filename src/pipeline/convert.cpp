#include "opcit/convert.h"

#include <algorithm>

#include "diag/locator.h"
#include "opcit/error.h"
#include "pipeline/assign.h"
#include "pipeline/output.h"
#include "pipeline/transform.h"
#include "pipeline/window.h"

namespace opcit {

std::size_t Reader::resync(std::string_view) { return std::string_view::npos; }
void Reader::finish(Diagnostics&) {}
void Writer::finish(std::uint64_t, Diagnostics&) const {}

namespace {

constexpr std::size_t head_size = std::size_t{64} << 10;

/// What a format's part is given: the values of the options that it declares, its own defaults where none was given.
Options effective(const Options& given, std::span<const OptionSpec> declared) {
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

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// One conversion under way.
class Converter {
 public:
  Converter(const Registry& registry, const ConvertOptions& options, const SinkFactory& make_sink, Observer& observer)
      : registry_(registry),
        options_(options),
        observer_(observer),
        writer_(options.to->writer(effective(options.writer_options, options.to->writer_options))),
        transform_(options),
        assigner_(options.key_template),
        output_(*writer_, make_sink, options.split) {}

  void convert(const Input& input);
  Conversion finish();

  ConvertResult result;

 private:
  const Format* format_of(const Input& input, std::string_view head);
  void convert_chunk(const Input& input, const Reader& reader, const Window& window);
  void write(const Item& item);
  void report(std::string_view input, const Window& window, Diagnostics& diagnostics);
  void take_decoding_until(std::uint64_t offset, Diagnostics& into);
  void report_without_place(std::string_view input, Diagnostics& diagnostics);

  const Registry& registry_;
  const ConvertOptions& options_;
  Observer& observer_;
  std::unique_ptr<Writer> writer_;
  Transform transform_;
  Assigner assigner_;
  Output output_;
  Batch batch_;
  Losses losses_;
  Diagnostics decoding_;  // what the source has said and no chunk has reached yet
  std::uint64_t records_read_ = 0;
};

const Format* Converter::format_of(const Input& input, std::string_view head) {
  return options_.from != nullptr ? options_.from : registry_.detect(input.name, head);
}

void Converter::convert(const Input& input) {
  decoding_.clear();
  records_read_ = 0;
  const std::unique_ptr<Source> source = reading([&] { return input.open(decoding_); });
  Window window(*source, options_.block, options_.max_record);
  const std::string_view head = window.head(head_size);
  if (is_blank(head) && head.size() < head_size) {
    Diagnostics empty = {{Code::empty_input, {}, {}}};
    return report_without_place(source->name(), empty);
  }
  const Format* format = format_of(input, head);
  if (format == nullptr) {
    const Diagnostic unknown{Code::unknown_format, {}, {}};
    return observer_.diagnostic(unknown, Locator(source->name(), head, {}).locate({}));
  }
  const std::unique_ptr<Reader> reader = format->reader(effective(options_.reader_options, format->reader_options));
  for (Window::Result got = window.next(*reader); got != Window::Result::end; got = window.next(*reader)) {
    if (got == Window::Result::chunk) {
      convert_chunk(input, *reader, window);
    } else {
      Diagnostics oversized = {{Code::record_too_large, {window.start().offset, window.text().size()}, {}}};
      report(input.name, window, oversized);
    }
  }
  Diagnostics ending;
  reader->finish(ending);
  if (options_.from != nullptr && records_read_ == 0) {
    result.found_nothing = true;
    ending.push_back({Code::no_record, {}, {}});
  }
  report_without_place(source->name(), ending);
}

void Converter::convert_chunk(const Input& input, const Reader& reader, const Window& window) {
  batch_.reset();
  batch_.text.assign(window.text());
  const Chunk chunk{batch_.text, window.start().offset, window.last(), reader.preamble()};
  reader.parse(chunk, batch_);
  if (options_.improver != nullptr) options_.improver->improve(batch_);
  assigner_.assign(batch_);
  if (options_.improver != nullptr) options_.improver->assigned(batch_);
  for (const Item& item : batch_.items) write(item);
  output_.flush_if_full();
  report(input.name, window, batch_.diagnostics);
}

void Converter::write(const Item& item) {
  if (item.record == nullptr && !transform_.wants_documents()) return;
  if (item.record != nullptr) {
    ++records_read_;
    if (!transform_.apply(*item.record, batch_.arena)) return;
  }
  const std::size_t said = batch_.diagnostics.size();
  WriteReport report{&batch_.diagnostics, &losses_};
  output_.put(item, report);
  for (std::size_t i = said; i < batch_.diagnostics.size(); ++i) {
    Span& span = batch_.diagnostics[i].span;
    if (span == Span{}) span = item.record != nullptr ? item.record->source : item.document->source;
  }
  for (Loss& loss : losses_) {
    loss.record = item.record != nullptr ? output_.records() : 0;
    observer_.loss(loss);
  }
  losses_.clear();
}

void Converter::take_decoding_until(std::uint64_t offset, Diagnostics& into) {
  const auto later = std::ranges::find_if(decoding_, [&](const Diagnostic& said) { return said.span.pos >= offset; });
  into.insert(into.begin(), decoding_.begin(), later);
  decoding_.erase(decoding_.begin(), later);
}

void Converter::report(std::string_view input, const Window& window, Diagnostics& diagnostics) {
  take_decoding_until(window.start().offset + window.text().size(), diagnostics);
  // By place, so that the order does not depend on where the input was cut.
  std::ranges::stable_sort(diagnostics, {}, [](const Diagnostic& said) { return said.span.pos; });
  Locator locator(input, window.text(), window.start());
  for (const Diagnostic& said : diagnostics) observer_.diagnostic(said, locator.locate(said.span));
}

void Converter::report_without_place(std::string_view input, Diagnostics& diagnostics) {
  Located nowhere;
  nowhere.input = input;
  for (const Diagnostic& said : diagnostics) observer_.diagnostic(said, nowhere);
}

Conversion Converter::finish() {
  Diagnostics ending;
  output_.finish(ending);
  report_without_place("output", ending);
  result.records = output_.records();
  return {result, output_.take_sinks()};
}

}  // namespace

Conversion convert(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
                   const SinkFactory& make_sink, Observer& observer,
                   const std::function<void(const Input&, const std::string& message)>& unreadable) {
  if (options.to == nullptr || options.to->writer == nullptr) {
    throw UsageError("the output format cannot be written", "'opcit formats' lists the formats");
  }
  if (options.from != nullptr && options.from->reader == nullptr) {
    throw UsageError("the input format cannot be read", "'opcit formats' lists the formats");
  }
  Converter converter(registry, options, make_sink, observer);
  for (const Input& input : inputs) {
    try {
      converter.convert(input);
    } catch (const InputError& error) {
      ++converter.result.inputs_failed;
      unreadable(input, error.what());
    }
  }
  return converter.finish();
}

}  // namespace opcit
