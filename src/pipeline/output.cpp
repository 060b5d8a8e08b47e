#include "pipeline/output.h"

#include <algorithm>
#include <utility>

namespace opcit {
namespace {

/// The size of the first line if it is blank; otherwise 0.
std::size_t line_end_of(std::string_view bytes) noexcept {
  const std::size_t end = bytes.find_first_not_of(" \t\r");
  return end != std::string_view::npos && bytes[end] == '\n' ? end + 1 : 0;
}

/// The text up to the end of the last line that is not blank.
std::string_view without_blank_lines(std::string_view bytes) noexcept {
  const std::size_t last = bytes.find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos) return {};
  const std::size_t end = bytes.find('\n', last);
  return end == std::string_view::npos ? bytes : bytes.substr(0, end + 1);
}

}  // namespace

Output::Output(const Writer& writer, const SinkFactory& make_sink, std::uint64_t split)
    : writer_(writer),
      make_sink_(make_sink),
      split_(split),
      frame_(writer.frame()),
      arranging_(dynamic_cast<const ArrangingWriter*>(&writer)) {}

void Output::open() {
  open_sink();
  sinks_.back()->write(frame_.prologue);
}

void Output::open_sink() {
  sinks_.push_back(make_sink_(sinks_.size()));
  if (!mark_.empty()) sinks_.back()->write(mark_);
  records_here_ = 0;
  something_here_ = false;
  wrote_item_ = false;
  trims_ = sinks_.size() > 1;
  ends_line_ = true;
  open_ = true;
  is_enclosed_ = false;
}

void Output::close(bool is_last) {
  release_held();
  flush();
  if (arranging_ != nullptr) sinks_.back()->write(arranging_->arrange(pieces_));
  pieces_.clear();
  sinks_.back()->write(is_enclosed_ ? envelope_.end(is_last) : std::string(frame_.epilogue));
  open_ = false;
  writer_.finish(records_here_, end_diagnostics_);
}

void Output::flush() {
  if (!run_.empty()) sinks_.back()->write(run_);
  run_ = {};
}

/// True if `bytes` follow the previous piece in memory, with only the separator between them.
bool Output::continues(std::string_view bytes) const noexcept {
  return !run_.empty() && run_.data() + run_.size() + frame_.separator.size() == bytes.data();
}

void Output::open_for_record() {
  if (open_ && split_ != 0 && records_here_ == split_) close(false);
  if (!open_) open();
}

void Output::put(std::string_view bytes, bool is_record) {
  open_for_record();
  release_held();
  if (arranging_ != nullptr) {
    pieces_.emplace_back(bytes);
  } else if (continues(bytes)) {
    run_ = {run_.data(), run_.size() + frame_.separator.size() + bytes.size()};
  } else {
    flush();
    if (!ends_line_) sinks_.back()->write("\n");
    if (something_here_) sinks_.back()->write(frame_.separator);
    run_ = bytes;
  }
  ends_line_ = true;
  wrote_item_ = true;
  note(is_record);
}

void Output::begin_copy(std::string_view mark) {
  if (sinks_.empty()) mark_ = mark;
  envelope_.begin_input();
  trims_line_ = false;
  begins_copy_ = true;
}

void Output::copy(std::string_view bytes, bool is_record) {
  if (is_record || !open_) open_for_record();
  if (std::exchange(trims_line_, false)) bytes.remove_prefix(line_end_of(bytes));
  if (trims_ && !something_here_) bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
  const std::size_t size = without_blank_lines(bytes).size();
  if (size > 0) {
    release_held();
    append_copy(bytes.substr(0, size));
  }
  held_ += bytes.substr(size);
  if (is_record) note(true);
}

void Output::copy_enclosed(std::string_view bytes, bool is_record) {
  if (open_ && split_ != 0 && records_here_ == split_) close(false);
  const bool begins = !open_;
  if (begins) open_sink();
  if (begins) is_enclosed_ = true;
  flush();
  sinks_.back()->write(envelope_.before_record(begins));
  sinks_.back()->write(bytes);
  ends_line_ = true;  // the separator is all that comes between
  note(is_record);
}

void Output::remove(std::string_view rest, bool was_line) {
  if (!open_) open_for_record();
  trims_ = trims_ || !something_here_;
  const bool nothing_is_left = ends_line_ && rest.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (nothing_is_left) held_.clear();
  if (!nothing_is_left) copy(rest, false);
  trims_line_ = nothing_is_left && !was_line;
}

/// Writes the held bytes, which are in other memory.
void Output::release_held() {
  if (held_.empty()) return;
  flush();
  append_copy(held_);
  flush();
  held_.clear();
}

void Output::append_copy(std::string_view bytes) {
  const bool begins = std::exchange(begins_copy_, false) || wrote_item_;
  if (begins || run_.empty() || run_.data() + run_.size() != bytes.data()) {
    flush();
    if (begins && !ends_line_) sinks_.back()->write("\n");
    if (wrote_item_) sinks_.back()->write(frame_.separator);
    run_ = bytes;
  } else {
    run_ = {run_.data(), run_.size() + bytes.size()};
  }
  ends_line_ = bytes.ends_with('\n');
  something_here_ = true;
  wrote_item_ = false;
}

void Output::note(bool is_record) {
  something_here_ = true;
  if (!is_record) return;
  ++records_;
  ++records_here_;
}

/// The file of an input that is copied stays, without its records.
void Output::open_without_records() {
  const std::string text = frame_.prologue.empty() ? std::string() : envelope_.without_records();
  if (text.empty()) return open();
  open_sink();
  sinks_.back()->write(text);
  frame_.epilogue = {};
}

void Output::finish(Diagnostics& diagnostics) {
  if (!open_ && sinks_.empty()) open_without_records();
  if (open_) close(true);
  diagnostics.insert(diagnostics.end(), end_diagnostics_.begin(), end_diagnostics_.end());
  end_diagnostics_.clear();
}

}  // namespace opcit
