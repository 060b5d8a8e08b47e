#include "pipeline/output.h"

namespace opcit {

Output::Output(const Writer& writer, const SinkFactory& make_sink, std::uint64_t split)
    : writer_(writer), make_sink_(make_sink), split_(split), frame_(writer.frame()) {}

void Output::open() {
  sinks_.push_back(make_sink_(sinks_.size()));
  sinks_.back()->write(frame_.prologue);
  records_here_ = 0;
  something_here_ = false;
  open_ = true;
}

void Output::close() {
  flush();
  sinks_.back()->write(frame_.epilogue);
  open_ = false;
  writer_.finish(records_here_, end_diagnostics_);
}

void Output::flush() {
  if (!run_.empty()) sinks_.back()->write(run_);
  run_ = {};
}

/// One stretch of memory with what was put before, the separator between them.
bool Output::continues(std::string_view bytes) const noexcept {
  return !run_.empty() && run_.data() + run_.size() + frame_.separator.size() == bytes.data();
}

void Output::put(std::string_view bytes, bool is_record) {
  if (open_ && split_ != 0 && records_here_ == split_) close();
  if (!open_) open();
  if (continues(bytes)) {
    run_ = {run_.data(), run_.size() + frame_.separator.size() + bytes.size()};
  } else {
    flush();
    if (something_here_) sinks_.back()->write(frame_.separator);
    run_ = bytes;
  }
  something_here_ = true;
  if (!is_record) return;
  ++records_;
  ++records_here_;
}

void Output::finish(Diagnostics& diagnostics) {
  if (!open_ && sinks_.empty()) open();
  if (open_) close();
  diagnostics.insert(diagnostics.end(), end_diagnostics_.begin(), end_diagnostics_.end());
  end_diagnostics_.clear();
}

}  // namespace opcit
