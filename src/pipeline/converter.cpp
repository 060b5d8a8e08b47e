#include "pipeline/converter.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/trim.h"
#include "diagnostics/locator.h"
#include "model/family.h"
#include "opcit/audit.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"
#include "pipeline/chunk_copy.h"
#include "pipeline/effective_options.h"
#include "pipeline/lookalike.h"
#include "pipeline/threads.h"

namespace opcit {
namespace {

constexpr std::size_t head_size = std::size_t{64} << 10;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string in_words(const Lookalike& likely) {
  if (likely.name.empty()) return "check the file, or name its format with --from ('opcit formats' lists them)";
  return fmt::format("this looks like {}; {}", likely.name, likely.advice);
}

bool is_incomplete(const Record& record) {
  const Names* const authors = record.names(Field::author);
  return authors != nullptr && authors->truncated;
}

const Span& place_of(const Item& item) { return item.record != nullptr ? item.record->source : item.document->source; }

}  // namespace

Converter::Converter(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
                     Destination destination, Observer& observer, const Unreadable& unreadable)
    : registry_(registry),
      inputs_(inputs),
      formats_(inputs.size()),
      options_(options),
      observer_(observer),
      unreadable_(unreadable),
      writer_(std::move(destination.writer)),
      visit_(destination.visit),
      frame_(writer_ ? writer_->frame() : Frame{}),
      transform_(options, options.only.empty() && options.split == 0),
      copying_(options, options.split == 0),
      assigner_(options.key_template),
      missing_(options.only.begin(), options.only.end()),
      carry_out_(writer_ && options.carry_out ? std::make_unique<CarryOut>(registry, options) : nullptr),
      flow_(*this, working_threads(options.threads), options.block) {
  if (writer_ == nullptr) return;
  make_sink_ = carry_out_ ? carry_out_->keeping(*destination.make_sink) : *destination.make_sink;
  output_.emplace(*writer_, make_sink_, options.split);
}

Converter::~Converter() = default;

Conversion Converter::run() {
  if (options_.carry_in.open) open_sidecar();
  for (std::size_t index = 0; index < inputs_.size(); ++index) {
    try {
      read(index);
    } catch (const InputError& error) {
      ++result_.inputs_failed;
      flow_.then([this, index, message = std::string(error.what())] { unreadable_(inputs_[index], message); });
    }
  }
  flow_.finish();
  return finish();
}

const Format* Converter::format_of(std::size_t index, std::string_view head) {
  std::optional<const Format*>& known = formats_[index];
  if (known) return *known;
  // BibLaTeX, for example, looks like BibTeX, but the sidecar stores which format was written.
  const Format* carried = sidecar_ ? registry_.find(sidecar_->format()) : nullptr;
  const bool is_carried = carried != nullptr && carried->reader != nullptr;
  known = options_.from != nullptr ? options_.from : is_carried ? carried : registry_.detect(inputs_[index].name, head);
  return *known;
}

void Converter::open_sidecar() {
  Diagnostics said;
  const std::unique_ptr<Source> source = options_.carry_in.open(said);
  sidecar_.emplace(*source,
                   [this](const Diagnostic& fault, const Located& where) { observer_.diagnostic(fault, where); });
  restorer_.emplace(*sidecar_);
  report_without_place(source->name(), said);
}

/// Restores what the sidecar has after the last record of the inputs.
void Converter::restore_rest() {
  if (!restorer_) return;
  Job job;
  job.input = options_.carry_in.name;
  restorer_->finish(job.batch);
  assigner_.assign(job.batch);
  write(job);
  // These have no location in an input.
  const Diagnostics said = std::exchange(job.batch.diagnostics, {});
  drain(job);
  report_without_place(job.input, said);
  sidecar_->report_rest([this](const Diagnostic& gone, const Located& where) { observer_.diagnostic(gone, where); });
}

std::shared_ptr<Reader> Converter::reader_of(const Format& format) {
  std::shared_ptr<Reader> reader = format.reader(effective_options(options_.reader_options, format.reader_options));
  if (const auto before = previous_.find(&format); before != previous_.end()) reader->follow(*before->second);
  return reader;
}

void Converter::read(std::size_t index) {
  const Input& input = inputs_[index];
  decoding_.clear();
  const std::unique_ptr<Source> source = reading([&] { return inputs_.open(index, decoding_); });
  Window window(*source, options_.block, options_.max_record);
  const std::string_view head = window.head(head_size);
  const std::string name(source->name());
  if (is_blank(head) && head.size() < head_size) {
    return flow_.then([this, name] { report_without_place(name, {{Code::empty_input, {}, {}}}); });
  }
  const Format* format = format_of(index, head);
  if (format == nullptr) {
    return flow_.then([this, name, text = std::string(head)] {
      result_.found_nothing = true;
      observer_.diagnostic({Code::unknown_format, {}, in_words(lookalike(text))}, Locator(name, text, {}).locate({}));
    });
  }
  const std::shared_ptr<Reader> reader = reader_of(*format);
  if (!reader->may_want_survey()) inputs_.forget(index);
  std::string beginning(head);
  Reading reading{input,
                  reader,
                  editor_of(*format, beginning, false),
                  editor_of(*format, beginning, true),
                  dynamic_cast<io::EncodedSource*>(source.get()),
                  is_foreign(*format)};
  read_chunks(reading, window);
  Diagnostics ending;
  reader->finish(ending);
  flow_.then(
      [this, name, format, beginning = std::move(beginning), ending] { end_input(name, *format, beginning, ending); });
  previous_[format] = reader;
}

void Converter::end_input(std::string_view name, const Format& format, std::string_view head, Diagnostics ending) {
  constexpr std::uint64_t few_lines = 20;
  if (here_.records == 0) {
    const bool is_empty = options_.allow_no_record || here_.outside.is_structure(format, head);
    ending.push_back(is_empty ? Diagnostic{Code::empty_input, {}, {}} : no_record(format, head));
    result_.found_nothing = result_.found_nothing || !is_empty;
  } else if (here_.outside.lines() > few_lines || here_.outside.bytes() > here_.bytes / 2) {
    ending.push_back(
        {Code::text_outside,
         {},
         fmt::format("{} lines, {} of {} bytes", here_.outside.lines(), here_.outside.bytes(), here_.bytes)});
  }
  here_ = {};
  report_without_place(name, ending);
}

/// What the text is instead: of a format that another reader knows, or of a kind that none reads.
Diagnostic Converter::no_record(const Format& format, std::string_view head) const {
  const Format* const other = registry_.detect({}, head);
  if (other != nullptr && other != &format && other->sniff(head) == Match::sure)
    return {Code::no_record, {}, fmt::format("this looks like {}; omit --from", short_title(*other))};
  return {Code::no_record, {}, in_words(lookalike(head))};
}

bool Converter::is_foreign(const Format& format) const noexcept {
  return options_.to != nullptr && !are_of_one_family(format, *options_.to);
}

/// nullptr: the writer writes the records of the input.
std::shared_ptr<const Editor> Converter::editor_of(const Format& format, std::string_view head, bool ascii) const {
  // With a sidecar, the restored record counts, not the file.
  if (writer_ == nullptr || options_.to->editor == nullptr || restorer_) return nullptr;
  // One object that is read as CSL-JSON is not the array that is written.
  if (!ascii::trim_markup(head).starts_with(ascii::trim_markup(frame_.prologue))) return nullptr;
  Options options = options_.writer_options;
  if (ascii) options.insert_or_assign("ascii", "true");
  options = effective_options(options, options_.to->writer_options);
  // A format that needs no keys writes generated ones only on request.
  if (!options_.key_template.empty()) options.insert_or_assign("key-template", options_.key_template);
  return options_.to->editor(format, options);
}

/// Sets the encoding in which the bytes of the chunk are written.
void Converter::set_encoding(Job& job, Reading& reading) const {
  job.to_utf8 = options_.to_utf8;
  if (reading.encoding == nullptr) return;
  const std::vector<Span> taken = reading.encoding->take_cp1252();
  if (options_.to_utf8 || reading.editor == nullptr) return;
  job.mark = reading.encoding->mark();
  reading.cp1252.insert(reading.cp1252.end(), taken.begin(), taken.end());
  const std::uint64_t end = job.start.offset + job.chunk.size();
  const auto later = std::ranges::find_if(reading.cp1252, [&](const Span& span) { return span.pos >= end; });
  job.cp1252.assign(reading.cp1252.begin(), later);
  // A part that extends into the next chunk also belongs to that chunk.
  const auto passed = std::ranges::find_if(reading.cp1252, [&](const Span& span) { return span.pos + span.len > end; });
  reading.cp1252.erase(reading.cp1252.begin(), passed);
  if (!job.cp1252.empty()) job.editor = reading.ascii;
}

void Converter::read_chunks(Reading& reading, Window& window) {
  Reader& reader = *reading.reader;
  for (Window::Result got = window.next(reader); got != Window::Result::end; got = window.next(reader)) {
    if (got == Window::Result::oversized) {
      tell_oversized(reading.input, window);
      continue;
    }
    if (const std::shared_ptr<Survey> survey = reader.survey()) look_over_inputs(*survey);
    start_chunk(reading, window);
  }
}

void Converter::start_chunk(Reading& reading, const Window& window) {
  Job& job = flow_.claim();
  job.reader = reading.reader;
  job.preamble = reading.reader->preamble();
  job.editor = reading.editor;
  job.other_family = reading.is_foreign;
  job.begins_input = std::exchange(reading.begins, false);
  job.input = reading.input.name;
  job.start = window.start();
  job.last = window.last();
  job.decoding = take_decoding_until(window.start().offset + window.text().size());
  job.batch.text.assign(window.around());
  const auto lead = static_cast<std::size_t>(window.text().data() - window.around().data());
  job.chunk = std::string_view(job.batch.text).substr(lead, window.text().size());
  set_encoding(job, reading);
  flow_.start();
}

void Converter::tell_oversized(const Input& input, const Window& window) {
  const Place start = window.start();
  Diagnostics said = take_decoding_until(start.offset + window.text().size());
  said.push_back({Code::record_too_large, {start.offset, window.text().size()}, {}});
  flow_.then([this, &input, start, said, text = std::string(window.text())]() mutable {
    report(Locator(input.name, text, start), said);
  });
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
    // Reported when the input is processed, or already reported.
  }
}

void Converter::parse(Job& job) const {
  job.reader->parse({job.chunk, job.start.offset, job.last, job.preamble}, job.batch);
  for (const Item& item : job.batch.items) {
    if (item.record != nullptr) ++job.records;
    if (item.record != nullptr && job.editor != nullptr) job.read.push_back(*item.record);
    const bool is_text = item.record == nullptr && item.document->kind == DocumentKind::free_text;
    if (is_text && job.other_family) job.foreign_texts.push_back(item.document);
  }
  std::ranges::sort(job.foreign_texts, std::less());
}

void Converter::assign(Job& job) {
  if (restorer_) restorer_->restore(job.batch);
  if (options_.improver != nullptr) options_.improver->improve(job.batch);
  if (writer_ != nullptr) assigner_.assign(job.batch);
  if (options_.improver != nullptr) options_.improver->assigned(job.batch);
}

void Converter::write(Job& job) const {
  if (job.editor != nullptr) return ChunkCopy(job, copying_, *writer_, is_enclosed()).run();
  for (const Item& item : job.batch.items) write(item, job);
}

void Converter::write(const Item& item, Job& job) const {
  if (item.record == nullptr && !transform_.wants_documents()) return;
  if (item.record != nullptr) {
    if (!transform_.apply(*item.record, job.batch.arena, job.losses, job.names_replaced)) return;
  }
  const std::size_t before = job.written.size();
  if (before > 0) job.written += frame_.separator;
  const std::size_t begin = job.written.size();
  if (writer_ != nullptr) {
    const std::size_t said = job.batch.diagnostics.size();
    WriteReport report{&job.batch.diagnostics, &job.losses};
    const bool is_foreign =
        item.record == nullptr && std::ranges::binary_search(job.foreign_texts, item.document, std::less());
    if (is_foreign) {
      report_lost(*item.document, report);
    } else {
      writer_->write(item, job.written, report);
    }
    for (std::size_t i = said; i < job.batch.diagnostics.size(); ++i) {
      Span& span = job.batch.diagnostics[i].span;
      if (span == Span{}) span = place_of(item);
    }
  }
  const bool gave_bytes = job.written.size() > begin;
  if (!gave_bytes) job.written.resize(before);
  job.pieces.push_back({&item, gave_bytes ? begin : before, job.written.size(), job.losses.size()});
}

void Converter::drain(Job& job) {
  here_.records += job.records;
  here_.bytes += job.chunk.size();
  here_.outside.count(job.batch);
  names_replaced_ += job.names_replaced;
  std::size_t losses_begin = 0;
  for (const Piece& piece : job.pieces) {
    const bool is_record = piece.item != nullptr && piece.item->record != nullptr;
    if (is_record && !missing_.empty()) missing_.erase(std::string(piece.item->record->key));
    if (visit_ != nullptr) {
      (*visit_)(*piece.item);
    } else {
      put(job, piece, losses_begin);
    }
    losses_begin = piece.losses_end;
  }
  if (output_) output_->flush();
  Diagnostics& said = job.batch.diagnostics;
  said.insert(said.begin(), job.decoding.begin(), job.decoding.end());
  report(Locator(job.input, job.chunk, job.start, job.batch.text), said);
  progress_.bytes += job.chunk.size();
  progress_.records += job.records;
  observer_.progress(progress_);
}

void Converter::put(Job& job, const Piece& piece, std::size_t losses_begin) {
  const bool is_record = piece.item != nullptr && piece.item->record != nullptr;
  const bool gave_bytes = piece.end > piece.begin;
  if (is_record && !piece.is_removal && is_incomplete(*piece.item->record)) ++result_.incomplete;
  const std::string_view bytes = std::string_view(job.written).substr(piece.begin, piece.end - piece.begin);
  if (piece.is_copy) {
    if (&piece == job.pieces.data() && job.begins_input) output_->begin_copy(job.mark);
    copy(piece, bytes, is_record);
  } else if (gave_bytes) {
    output_->put(bytes, is_record);
  }
  if (carry_out_ && piece.item != nullptr) carry_out_->item(*piece.item, gave_bytes);
  for (std::size_t i = losses_begin; i < piece.losses_end; ++i) {
    job.losses[i].record = is_record ? output_->records() : 0;
    observer_.loss(job.losses[i]);
  }
}

void Converter::copy(const Piece& piece, std::string_view bytes, bool is_record) {
  if (is_enclosed()) {
    if (piece.is_gap) return output_->copy_gap(bytes);
    return piece.is_removal ? output_->skip_enclosed() : output_->copy_enclosed(bytes, is_record);
  }
  piece.is_removal ? output_->remove(bytes, piece.ends_line) : output_->copy(bytes, is_record);
}

Diagnostics Converter::take_decoding_until(std::uint64_t offset) {
  const auto later = std::ranges::find_if(decoding_, [&](const Diagnostic& said) { return said.span.pos >= offset; });
  Diagnostics taken(decoding_.begin(), later);
  decoding_.erase(decoding_.begin(), later);
  return taken;
}

void Converter::report(Locator locator, Diagnostics& diagnostics) {
  // Sorted by location, so that the order does not depend on the cuts.
  std::ranges::stable_sort(diagnostics, {}, [](const Diagnostic& said) { return said.span.pos; });
  for (const Diagnostic& said : diagnostics) observer_.diagnostic(said, locator.locate(said.span));
}

void Converter::report_without_place(std::string_view input, const Diagnostics& diagnostics) {
  Located nowhere;
  nowhere.input = input;
  for (const Diagnostic& said : diagnostics) observer_.diagnostic(said, nowhere);
}

Conversion Converter::finish() {
  restore_rest();
  Diagnostics missing;
  for (const std::string& key : missing_) missing.push_back({Code::key_not_found, {}, key});
  report_without_place("--only", missing);
  Diagnostics ending;
  if (names_replaced_ > 0) ending.push_back({Code::names_replaced, {}, std::to_string(names_replaced_)});
  if (output_) output_->finish(ending);
  report_without_place("output", ending);
  result_.records = output_ ? output_->records() : progress_.records;
  std::unique_ptr<Sink> sidecar = carry_out_ ? carry_out_->finish() : nullptr;
  return {result_, output_ ? output_->take_sinks() : std::vector<std::unique_ptr<Sink>>{}, std::move(sidecar)};
}

}  // namespace opcit
