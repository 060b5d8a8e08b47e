#include "opcit/document.h"

#include <algorithm>
#include <memory>

#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"
#include "opcit/io.h"
#include "pipeline/assign.h"
#include "pipeline/effective_options.h"
#include "pipeline/window.h"

namespace opcit {
namespace {

constexpr std::size_t document_block = std::size_t{1} << 18;
constexpr std::size_t no_limit = static_cast<std::size_t>(-1) / 4;
constexpr std::size_t document_head = std::size_t{64} << 10;
constexpr std::string_view document_name = "text";

const Format& known_format(const Registry& registry, std::string_view id) {
  const Format* format = registry.find(id);
  if (format == nullptr) throw UsageError("unknown format '" + std::string(id) + "'", "'opcit formats' lists them");
  return *format;
}

bool is_empty(const Value& value) {
  return std::visit(
      [](const auto& held) {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, Names>) {
          return held.people.empty() && !held.truncated;
        } else {
          return held.empty();
        }
      },
      value);
}

/// Makes the passes over the text that a reader requests.
void survey_text(Survey& survey, std::string_view text, const Format& format) {
  while (survey.begin_pass()) {
    const std::unique_ptr<Reader> scout = survey.scout(format);
    if (scout == nullptr) continue;
    Diagnostics ignored;
    const std::unique_ptr<Source> source = memory_source(std::string(document_name), text, ignored);
    Window window(*source, document_block, no_limit);
    while (window.next(*scout) != Window::Result::end) {
    }
  }
}

}  // namespace

Document Document::read(const Registry& registry, std::string_view text, std::string_view from,
                        const Options& reader_options) {
  Document document;
  const Format* format = from.empty() ? nullptr : &known_format(registry, from);
  if (format != nullptr && format->reader == nullptr) throw UsageError("the input format cannot be read");
  document.read_chunks(registry, text, format, reader_options);
  return document;
}

void Document::read_chunks(const Registry& registry, std::string_view text, const Format* format,
                           const Options& options) {
  const std::unique_ptr<Source> source = memory_source(std::string(document_name), text, diagnostics_);
  Window window(*source, document_block, no_limit);
  if (format == nullptr) format = registry.detect(document_name, window.head(document_head));
  if (format == nullptr) return diagnostics_.push_back({Code::unknown_format, {}, {}});
  const std::unique_ptr<Reader> reader = format->reader(effective_options(options, format->reader_options));
  while (window.next(*reader) == Window::Result::chunk) {
    if (const std::shared_ptr<Survey> survey = reader->survey()) survey_text(*survey, text, *format);
    Batch& batch = batches_.emplace_back();
    batch.text.assign(window.text());
    reader->parse({batch.text, window.start().offset, window.last(), reader->preamble()}, batch);
    diagnostics_.insert(diagnostics_.end(), batch.diagnostics.begin(), batch.diagnostics.end());
    items_.insert(items_.end(), batch.items.begin(), batch.items.end());
    for (const Item& item : batch.items) {
      if (item.record != nullptr) records_.push_back(item.record);
    }
  }
  reader->finish(diagnostics_);
}

void Document::set(Record& record, Field field, const Value& value) {
  if (value.index() != static_cast<std::size_t>(shape(field))) {
    throw UsageError("a value of '" + std::string(spelling(field)) + "' has another shape");
  }
  const bool removes = is_empty(value);
  std::vector<FieldValue> fields;
  bool done = removes;
  for (const FieldValue& old : record.fields) {
    if (old.field != field || (done && !removes)) {
      fields.push_back(old);
    } else if (!done) {
      fields.push_back({.field = field, .source = old.source, .value = value});
      done = true;
    }
  }
  if (!done) fields.push_back({.field = field, .value = value});
  record.fields = own_.arena.copy(fields);
}

void Document::set_text(Record& record, Field field, std::string_view plain) {
  set(record, field, Text{own_.arena.copy(plain), {}});
}

Record& Document::take_last() {
  Record& record = *own_.items.back().record;
  records_.push_back(&record);
  items_.push_back(own_.items.back());
  return record;
}

void Document::erase(const Record& record) {
  std::erase(records_, &record);
  std::erase_if(items_, [&](const Item& item) { return item.record == &record; });
}

std::string Document::write(const Registry& registry, std::string_view to, Losses& losses,
                            const Options& writer_options) {
  const Format& format = known_format(registry, to);
  if (format.writer == nullptr) throw UsageError("the output format cannot be written");
  const std::unique_ptr<Writer> writer = format.writer(effective_options(writer_options, format.writer_options));
  Batch numbered;
  numbered.items = items_;
  Assigner({}).assign(numbered);
  // This batch's arena owns the keys, but the records live as long as the document.
  for (Record* record : records_) record->key = own_.arena.copy(record->key);
  diagnostics_.insert(diagnostics_.end(), numbered.diagnostics.begin(), numbered.diagnostics.end());

  const Frame frame = writer->frame();
  std::string out(frame.prologue);
  WriteReport report{&diagnostics_, &losses};
  bool is_first = true;
  std::uint64_t records = 0;
  for (const Item& item : items_) {
    std::string written;
    writer->write(item, written, report);
    if (item.record != nullptr) ++records;
    if (written.empty()) continue;
    if (!is_first) out += frame.separator;
    out += written;
    is_first = false;
  }
  writer->finish(records, diagnostics_);
  return out.append(frame.epilogue);
}

ConvertedText convert_text(std::string_view text, std::string_view from, std::string_view to, const Options& options) {
  Registry registry;
  add_builtin_formats(registry);
  Document document = Document::read(registry, text, from, options);
  ConvertedText converted;
  converted.records = document.records().size();
  converted.text = document.write(registry, to, converted.losses, options);
  converted.diagnostics = document.diagnostics();
  return converted;
}

}  // namespace opcit
