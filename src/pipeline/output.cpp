#include "pipeline/output.h"

namespace opcit {
namespace {

constexpr std::size_t worth_a_call = std::size_t{1} << 18;

}  // namespace

Output::Output(const Writer& writer, const SinkFactory& make_sink, std::uint64_t split)
    : writer_(writer), make_sink_(make_sink), split_(split), frame_(writer.frame()) {}

void Output::open() {
  sinks_.push_back(make_sink_(sinks_.size()));
  buffer_ += frame_.prologue;
  records_here_ = 0;
  something_here_ = false;
  open_ = true;
}

void Output::close() {
  buffer_ += frame_.epilogue;
  flush();
  open_ = false;
  writer_.finish(records_here_, end_diagnostics_);
}

void Output::flush() {
  sinks_.back()->write(buffer_);
  buffer_.clear();
}

void Output::flush_if_full() {
  if (buffer_.size() >= worth_a_call) flush();
}

bool Output::put(const Item& item, WriteReport& report) {
  if (open_ && split_ != 0 && records_here_ == split_) close();
  if (!open_) open();
  const std::size_t before = buffer_.size();
  if (something_here_) buffer_ += frame_.separator;
  const std::size_t begin = buffer_.size();
  writer_.write(item, buffer_, report);
  if (buffer_.size() == begin) {
    buffer_.resize(before);
    return false;
  }
  something_here_ = true;
  if (item.record == nullptr) return true;
  ++records_;
  ++records_here_;
  return true;
}

void Output::finish(Diagnostics& diagnostics) {
  if (!open_ && sinks_.empty()) open();
  if (open_) close();
  diagnostics.insert(diagnostics.end(), end_diagnostics_.begin(), end_diagnostics_.end());
  end_diagnostics_.clear();
}

}  // namespace opcit
