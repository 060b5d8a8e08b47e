#include "pipeline/chunk_copy.h"

#include <algorithm>

#include "base/ascii.h"
#include "io/encoded_source.h"
#include "model/editing.h"
#include "opcit/diagnostic_codes.h"

namespace opcit {
namespace {

bool overlaps(const Edit& edit, const Edits& edits) {
  return std::ranges::any_of(edits, [&](const Edit& other) {
    return edit.span.pos < other.span.pos + other.span.len && other.span.pos < edit.span.pos + edit.span.len;
  });
}

}  // namespace

ChunkCopy::ChunkCopy(Job& job, const Transform& transform, const Writer& writer, bool is_enclosed)
    : job_(job),
      transform_(transform),
      writer_(writer),
      is_enclosed_(is_enclosed),
      chunk_{job.chunk, job.start.offset, job.last, job.preamble} {}

void ChunkCopy::run() {
  for (const Item& item : job_.batch.items) copy(item);
  if (done_ == job_.chunk.size()) return;
  is_enclosed_ ? append_gap(job_.chunk.size()) : append(nullptr, job_.chunk.size(), {});
}

/// Where the piece of an item ends.
std::size_t ChunkCopy::end_of(Span place) const {
  return is_enclosed_ ? static_cast<std::size_t>(place.pos + place.len - chunk_.offset) : end_of_line_after(place);
}

void ChunkCopy::append_gap(std::size_t stop) {
  append(nullptr, std::max(stop, done_), {});
  job_.pieces.back().is_gap = true;
}

void ChunkCopy::copy(const Item& item) {
  const Span place = item.record != nullptr ? item.record->source : item.document->source;
  if (is_enclosed_) append_gap(static_cast<std::size_t>(place.pos - chunk_.offset));
  const std::size_t stop = std::max(end_of(place), done_);
  if (item.record == nullptr) return append(&item, stop, named_encoding(*item.document));
  copy_record(item, job_.read[next_++], stop);
}

/// JabRef trusts this line more than the bytes.
Edits ChunkCopy::named_encoding(const DocumentItem& document) const {
  constexpr std::string_view word = "encoding:";
  const std::string_view text = job_.chunk.substr(document.source.pos - chunk_.offset, document.source.len);
  const std::size_t line = text.find_first_not_of("% \t");
  if (!job_.to_utf8 || line == std::string_view::npos || !text.starts_with('%')) return {};
  if (!ascii::starts_with_lower(text.substr(line), word)) return {};
  const std::size_t begin = std::min(text.find_first_not_of(" \t", line + word.size()), text.size());
  const std::size_t end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
  return {{{document.source.pos - chunk_.offset + begin, end - begin}, "UTF-8"}};
}

void ChunkCopy::copy_record(const Item& item, const Record& before, std::size_t stop) {
  Edits edits;
  if (transform_.apply(*item.record, job_.batch.arena, job_.losses, job_.names_replaced)) {
    change(item, before, edits);
    kept_one_ = true;
    return append(&item, stop, edits, before.source);
  }
  if (is_enclosed_) {
    done_ = stop;
    job_.pieces.push_back({.begin = job_.written.size(), .end = job_.written.size(), .losses_end = job_.losses.size()});
    job_.pieces.back().is_copy = job_.pieces.back().is_removal = true;
    return;
  }
  const Record* const previous = next_ >= 2 ? &job_.read[next_ - 2] : nullptr;
  const Record* const next = next_ < job_.read.size() ? &job_.read[next_] : nullptr;
  job_.editor->remove(chunk_, before, {previous, next, !kept_one_}, edits);
  append(nullptr, stop, edits, before.source);
  job_.pieces.back().is_removal = true;
}

void ChunkCopy::change(const Item& item, const Record& before, Edits& edits) {
  const std::size_t said = job_.batch.diagnostics.size();
  if (!job_.editor->keeps(chunk_, before)) {
    std::string text = written(item);
    while (text.ends_with('\n')) text.pop_back();
    edits.push_back({{before.source.pos - chunk_.offset, before.source.len}, std::move(text)});
    return;
  }
  WriteReport report{&job_.batch.diagnostics, &job_.losses};
  job_.editor->change(chunk_, before, *item.record, edits, report);
  place_diagnostics(said, before.source);
  Edits spellings;
  if (job_.cp1252.empty()) job_.editor->respell(chunk_, before, spellings);
  for (Edit& edit : spellings) {
    if (!overlaps(edit, edits)) edits.push_back(std::move(edit));
  }
}

/// Appends the bytes up to `stop`, with the edits of the record at `place`, as one piece.
void ChunkCopy::append(const Item* item, std::size_t stop, const Edits& edits, Span place) {
  const std::size_t begin = job_.written.size();
  const std::string_view text = job_.chunk.substr(done_, stop - done_);
  Edits here = edits;
  for (Edit& edit : here) edit.span.pos -= done_;
  if (!job_.cp1252.empty()) {
    if (!edit_encoded(text, std::move(here))) report_conflict(place);
  } else if (!apply(text, here, job_.written)) {
    job_.written += text;
    report_conflict(place);
  }
  done_ = stop;
  Piece piece{item, begin, job_.written.size(), job_.losses.size()};
  piece.is_copy = true;
  piece.ends_line = text.ends_with('\n');
  job_.pieces.push_back(piece);
}

std::string ChunkCopy::written(const Item& item) {
  const std::size_t said = job_.batch.diagnostics.size();
  WriteReport report{&job_.batch.diagnostics, &job_.losses};
  std::string text;
  writer_.write(item, text, report);
  place_diagnostics(said, item.record != nullptr ? item.record->source : item.document->source);
  return text;
}

/// True if a part of the chunk is CP1252 in the file.
bool ChunkCopy::is_cp1252(Span place) const {
  const auto reaches = [&](const Span& span) { return span.pos + span.len > chunk_.offset + place.pos; };
  const auto first = std::ranges::partition_point(job_.cp1252, [&](const Span& span) { return !reaches(span); });
  return first != job_.cp1252.end() && first->pos < chunk_.offset + place.pos + place.len;
}

/// Appends a part of the chunk in the encoding of its file.
void ChunkCopy::encode(std::string_view text, std::string& out) const {
  while (!text.empty()) {
    const std::uint64_t at = chunk_.span_of(text).pos;
    const auto ends_before = [at](const Span& span) { return span.pos + span.len <= at; };
    const auto next = std::ranges::partition_point(job_.cp1252, ends_before);
    const std::uint64_t begin = next == job_.cp1252.end() ? at + text.size() : std::max(next->pos, at);
    const auto plain = static_cast<std::size_t>(std::min<std::uint64_t>(begin - at, text.size()));
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty() || next == job_.cp1252.end()) continue;
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(next->pos + next->len - begin, text.size()));
    io::append_in_cp1252(text.substr(0, size), out);
    text.remove_prefix(size);
  }
}

void ChunkCopy::report_conflict(Span place) { job_.batch.diagnostics.push_back({Code::conflicting_edits, place, {}}); }

/// Edits the text between edits separately, so that each line keeps its encoding. Returns false, and keeps the text, if
/// the edits conflict.
bool ChunkCopy::edit_encoded(std::string_view text, Edits edits) {
  std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span.pos; });
  std::string unused;
  const bool fits = apply(text, edits, unused);
  if (!fits) edits.clear();
  std::size_t done = 0;
  const auto origin = static_cast<std::uint64_t>(text.data() - chunk_.text.data());
  for (const Edit& edit : edits) {
    encode(text.substr(done, edit.span.pos - done), job_.written);
    if (is_cp1252({origin + edit.span.pos, std::max<std::uint64_t>(edit.span.len, 1)})) {
      io::append_in_cp1252(edit.replacement, job_.written);
    } else {
      job_.written += edit.replacement;
    }
    done = edit.span.pos + edit.span.len;
  }
  encode(text.substr(done), job_.written);
  return fits;
}

void ChunkCopy::place_diagnostics(std::size_t from, const Span& place) {
  for (std::size_t i = from; i < job_.batch.diagnostics.size(); ++i) {
    Span& span = job_.batch.diagnostics[i].span;
    if (span == Span{}) span = place;
  }
}

/// The end of the line on which a part of the chunk ends; the end of the part if other text follows on the line.
std::size_t ChunkCopy::end_of_line_after(Span place) const {
  const auto end = static_cast<std::size_t>(place.pos + place.len - chunk_.offset);
  std::size_t at = end;
  while (at < job_.chunk.size() && (job_.chunk[at] == ' ' || job_.chunk[at] == '\t')) ++at;
  const bool ends_line = at == job_.chunk.size() || job_.chunk[at] == '\r' || job_.chunk[at] == '\n';
  return ends_line ? end_of_line(job_.chunk, at) : end;
}

}  // namespace opcit
