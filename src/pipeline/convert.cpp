#include "opcit/convert.h"

#include <algorithm>
#include <map>
#include <optional>

#include "carry/restorer.h"
#include "carry/sidecar.h"
#include "diag/locator.h"
#include "opcit/error.h"
#include "pipeline/assign.h"
#include "pipeline/carry_out.h"
#include "pipeline/inputs.h"
#include "pipeline/output.h"
#include "pipeline/read_items.h"
#include "pipeline/transform.h"
#include "pipeline/window.h"

namespace opcit {

std::size_t Reader::resync(std::string_view) { return std::string_view::npos; }
void Reader::follow(const Reader&) {}
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

enum class Keys : std::uint8_t { assign, leave };

/// One conversion under way.
class Converter {
 public:
  Converter(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
            std::unique_ptr<Writer> writer, Keys keys, const SinkFactory& make_sink, Observer& observer)
      : registry_(registry),
        inputs_(inputs),
        formats_(inputs.size()),
        options_(options),
        observer_(observer),
        writer_(std::move(writer)),
        keys_(keys),
        transform_(options),
        assigner_(options.key_template),
        carry_out_(options.carry_out ? std::make_unique<CarryOut>(registry, options) : nullptr),
        make_sink_(carry_out_ ? carry_out_->keeping(make_sink) : make_sink),
        output_(*writer_, make_sink_, options.split) {}

  /// Before the first input. Throws IoError when the sidecar cannot be read.
  void open_sidecar();
  void convert(std::size_t index);
  Conversion finish();

  ConvertResult result;

 private:
  const Format* format_of(std::size_t index, std::string_view head);
  std::unique_ptr<Reader> reader_of(const Format& format);
  void convert_chunks(const Input& input, Reader& reader, Window& window);
  void look_over_inputs(Survey& survey);
  void look_over(Survey& survey, std::size_t index);
  void convert_chunk(const Input& input, const Reader& reader, const Window& window);
  void restore_rest();
  void write(const Item& item);
  void report(std::string_view input, const Window& window, Diagnostics& diagnostics);
  void take_decoding_until(std::uint64_t offset, Diagnostics& into);
  void report_without_place(std::string_view input, Diagnostics& diagnostics);

  const Registry& registry_;
  Inputs inputs_;
  std::vector<std::optional<const Format*>> formats_;          // of the inputs, as far as they were looked at
  std::map<const Format*, std::unique_ptr<Reader>> previous_;  // the last reader of each format
  const ConvertOptions& options_;
  Observer& observer_;
  std::unique_ptr<Writer> writer_;
  Keys keys_;
  Transform transform_;
  Assigner assigner_;
  std::unique_ptr<CarryOut> carry_out_;
  std::optional<carry::Sidecar> sidecar_;
  std::optional<carry::Restorer> restorer_;
  SinkFactory make_sink_;
  Output output_;
  Batch batch_;
  Losses losses_;
  Diagnostics decoding_;  // what the source has said and no chunk has reached yet
  std::uint64_t records_read_ = 0;
};

const Format* Converter::format_of(std::size_t index, std::string_view head) {
  std::optional<const Format*>& known = formats_[index];
  if (known) return *known;
  // The content of BibLaTeX, say, is that of BibTeX, but the sidecar knows which of them was written.
  const Format* carried = sidecar_ ? registry_.find(sidecar_->format()) : nullptr;
  const bool is_carried = carried != nullptr && carried->reader != nullptr;
  known = options_.from != nullptr ? options_.from : is_carried ? carried : registry_.detect(inputs_[index].name, head);
  return *known;
}

void Converter::open_sidecar() {
  if (!options_.carry_in.open) return;
  Diagnostics said;
  const std::unique_ptr<Source> source = options_.carry_in.open(said);
  sidecar_.emplace(*source,
                   [this](const Diagnostic& fault, const Located& where) { observer_.diagnostic(fault, where); });
  restorer_.emplace(*sidecar_);
  report_without_place(source->name(), said);
}

/// What the sidecar has behind the last record of the inputs.
void Converter::restore_rest() {
  if (!restorer_) return;
  batch_.reset();
  restorer_->finish(batch_);
  assigner_.assign(batch_);
  for (const Item& item : batch_.items) write(item);
  report_without_place(options_.carry_in.name, batch_.diagnostics);
  sidecar_->report_rest([this](const Diagnostic& gone, const Located& where) { observer_.diagnostic(gone, where); });
}

std::unique_ptr<Reader> Converter::reader_of(const Format& format) {
  std::unique_ptr<Reader> reader = format.reader(effective(options_.reader_options, format.reader_options));
  if (const auto before = previous_.find(&format); before != previous_.end()) reader->follow(*before->second);
  return reader;
}

void Converter::convert(std::size_t index) {
  const Input& input = inputs_[index];
  decoding_.clear();
  records_read_ = 0;
  const std::unique_ptr<Source> source = reading([&] { return inputs_.open(index, decoding_); });
  Window window(*source, options_.block, options_.max_record);
  const std::string_view head = window.head(head_size);
  if (is_blank(head) && head.size() < head_size) {
    Diagnostics empty = {{Code::empty_input, {}, {}}};
    return report_without_place(source->name(), empty);
  }
  const Format* format = format_of(index, head);
  if (format == nullptr) {
    const Diagnostic unknown{Code::unknown_format, {}, {}};
    return observer_.diagnostic(unknown, Locator(source->name(), head, {}).locate({}));
  }
  std::unique_ptr<Reader> reader = reader_of(*format);
  if (!reader->may_want_survey()) inputs_.forget(index);
  convert_chunks(input, *reader, window);
  Diagnostics ending;
  reader->finish(ending);
  if (options_.from != nullptr && records_read_ == 0) {
    result.found_nothing = true;
    ending.push_back({Code::no_record, {}, {}});
  }
  report_without_place(source->name(), ending);
  previous_[format] = std::move(reader);
}

void Converter::convert_chunks(const Input& input, Reader& reader, Window& window) {
  for (Window::Result got = window.next(reader); got != Window::Result::end; got = window.next(reader)) {
    if (got == Window::Result::chunk) {
      if (const std::shared_ptr<Survey> survey = reader.survey()) look_over_inputs(*survey);
      convert_chunk(input, reader, window);
    } else {
      Diagnostics oversized = {{Code::record_too_large, {window.start().offset, window.text().size()}, {}}};
      report(input.name, window, oversized);
    }
  }
}

void Converter::look_over_inputs(Survey& survey) {
  while (survey.begin_pass()) {
    for (std::size_t index = 0; index < inputs_.size(); ++index) look_over(survey, index);
  }
}

void Converter::look_over(Survey& survey, std::size_t index) {
  if (formats_[index] && (*formats_[index] == nullptr || survey.scout(**formats_[index]) == nullptr)) return;
  try {
    const std::unique_ptr<Source> source = reading([&] { return inputs_.open_again(index); });
    Window window(*source, options_.block, options_.max_record);
    const Format* format = format_of(index, window.head(head_size));
    const std::unique_ptr<Reader> scout = format != nullptr ? survey.scout(*format) : nullptr;
    if (scout == nullptr) return;
    while (window.next(*scout) != Window::Result::end) {
    }
  } catch (const InputError&) {
    // Told when its turn comes, or told already.
  }
}

void Converter::convert_chunk(const Input& input, const Reader& reader, const Window& window) {
  batch_.reset();
  batch_.text.assign(window.text());
  const Chunk chunk{batch_.text, window.start().offset, window.last(), reader.preamble()};
  reader.parse(chunk, batch_);
  if (restorer_) restorer_->restore(batch_);
  if (options_.improver != nullptr) options_.improver->improve(batch_);
  if (keys_ == Keys::assign) assigner_.assign(batch_);
  if (options_.improver != nullptr) options_.improver->assigned(batch_);
  for (const Item& item : batch_.items) write(item);
  output_.flush_if_full();
  report(input.name, window, batch_.diagnostics);
}

void Converter::write(const Item& item) {
  if (item.record == nullptr && !transform_.wants_documents()) return;
  if (item.record != nullptr) {
    ++records_read_;
    if (!transform_.apply(*item.record, batch_.arena, losses_)) return;
  }
  const std::size_t said = batch_.diagnostics.size();
  WriteReport report{&batch_.diagnostics, &losses_};
  const bool written = output_.put(item, report);
  if (carry_out_) carry_out_->item(item, written);
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
  restore_rest();
  Diagnostics ending;
  transform_.finish(ending);
  output_.finish(ending);
  report_without_place("output", ending);
  result.records = output_.records();
  std::unique_ptr<Sink> sidecar = carry_out_ ? carry_out_->finish() : nullptr;
  return {result, output_.take_sinks(), std::move(sidecar)};
}

/// Hands items on instead of writing them.
class Visitor : public Writer {
 public:
  explicit Visitor(const std::function<void(const Item&)>& visit) : visit_(visit) {}
  void write(const Item& item, std::string&, WriteReport&) const override { visit_(item); }

 private:
  const std::function<void(const Item&)>& visit_;
};

void check_reader(const ConvertOptions& options) {
  if (options.from != nullptr && options.from->reader == nullptr) {
    throw UsageError("the input format cannot be read", "'opcit formats' lists the formats");
  }
}

void convert_inputs(Converter& converter, std::span<const Input> inputs,
                    const std::function<void(const Input&, const std::string& message)>& unreadable) {
  for (std::size_t index = 0; index < inputs.size(); ++index) {
    try {
      converter.convert(index);
    } catch (const InputError& error) {
      ++converter.result.inputs_failed;
      unreadable(inputs[index], error.what());
    }
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
  std::unique_ptr<Writer> writer = options.to->writer(effective(options.writer_options, options.to->writer_options));
  Converter converter(registry, inputs, options, std::move(writer), Keys::assign, make_sink, observer);
  converter.open_sidecar();
  convert_inputs(converter, inputs, unreadable);
  return converter.finish();
}

ConvertResult read_items(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
                         const std::function<void(const Item&)>& visit, Observer& observer,
                         const std::function<void(const Input&, const std::string& message)>& unreadable) {
  check_reader(options);
  std::uint64_t records = 0;
  const std::function<void(const Item&)> counted = [&](const Item& item) {
    if (item.record != nullptr) ++records;
    visit(item);
  };
  std::string nothing;
  const SinkFactory nowhere = [&](std::uint64_t) { return string_sink(nothing); };
  Converter converter(registry, inputs, options, std::make_unique<Visitor>(counted), Keys::leave, nowhere, observer);
  convert_inputs(converter, inputs, unreadable);
  ConvertResult result = converter.finish().result;
  result.records = records;
  return result;
}

ConvertResult read_records(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
                           const std::function<void(const Record&)>& visit, Observer& observer,
                           const std::function<void(const Input&, const std::string& message)>& unreadable) {
  const auto visit_record = [&](const Item& item) {
    if (item.record != nullptr) visit(*item.record);
  };
  return read_items(registry, inputs, options, visit_record, observer, unreadable);
}

}  // namespace opcit
