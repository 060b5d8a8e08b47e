#include "syntax/json/answers.h"

#include <algorithm>
#include <charconv>

#include "model/identifiers.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::json {
namespace {

bool number(std::string_view text, int& value) {
  const char* const end = text.data() + text.size();
  return !text.empty() && std::from_chars(text.data(), end, value).ptr == end;
}

}  // namespace

DatePoint iso_point(std::string_view text) noexcept {
  text = text.substr(0, text.find_first_of("T "));
  DatePoint point;
  int values[3] = {};
  std::size_t count = 0;
  while (count < 3 && !text.empty()) {
    const std::size_t end = std::min(text.find('-', count == 0 ? 1 : 0), text.size());
    if (!number(text.substr(0, end), values[count])) break;
    ++count;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (count == 0) return point;
  point.has_year = true;
  point.year = values[0];
  if (count > 1 && values[1] >= 1 && values[1] <= 12) point.month = static_cast<std::uint8_t>(values[1]);
  if (count > 2 && point.month != 0 && values[2] >= 1 && values[2] <= 31) {
    point.day = static_cast<std::uint8_t>(values[2]);
  }
  return point;
}

void Answer::keep(std::string_view tag, const Node& part) const {
  if (!part.empty()) builder.extra({.format = format, .tag = tag, .value = part.raw(), .source = span(part)});
}

void Answer::complain(Code code, const Node& part, std::string_view detail) const {
  batch.diagnostics.push_back({code, span(part), std::string(detail.substr(0, 100))});
}

void Answer::text(Field field, const Node& part) const { builder.text(field, part.text(), span(part)); }

void Answer::identifier(Scheme scheme, const Node& part, Relation relation) const {
  if (part.text().empty()) return;
  builder.identifier({.scheme = scheme, .relation = relation, .value = part.text(), .source = span(part)});
}

void Answer::doi(const Node& part, Relation relation) const {
  if (part.text().empty()) return;
  const std::string_view bare = bare_doi(part.text());
  if (bare.empty()) {
    complain(Code::bad_identifier, part, part.text());
    return keep("doi", part);
  }
  if (const auto arxiv = parse_arxiv_id(bare)) {
    const std::string_view value = batch.arena.copy(canonical_arxiv(arxiv->value));
    return builder.identifier({.scheme = Scheme::arxiv,
                               .relation = relation,
                               .value = value,
                               .version = arxiv->version,
                               .source = span(part)});
  }
  builder.identifier({.scheme = Scheme::doi, .relation = relation, .value = bare, .source = span(part)});
}

void Answer::date(Field field, const Node& part) const {
  if (part.text().empty()) return;
  Date date = {.from = iso_point(part.text())};
  if (!date.from.has_year) {
    complain(Code::bad_date, part, part.text());
    date.literal = part.text();
  }
  builder.date(field, date, span(part));
}

std::size_t AnswerReader::read_at(std::size_t at, const Chunk& chunk, RecordBuilder& builder, Batch& batch) const {
  Cursor cursor(chunk.text, at, batch.arena);
  Node node;
  if (!node.read(cursor)) {
    const std::size_t place = std::min(cursor.fault().at, chunk.text.size());
    const bool cut_off = place == chunk.text.size() && chunk.last;
    const std::size_t length = chunk.text.substr(place).starts_with('{') ? 0 : 1;
    batch.diagnostics.push_back({cut_off ? Code::truncated_input : Code::bad_json,
                                 chunk.span_of(chunk.text.substr(place, length)), std::string(cursor.fault().what)});
    return std::string_view::npos;
  }
  builder.begin(chunk.span_of(node.raw()));
  if (!read({node, chunk, batch, builder, format_})) {
    batch.diagnostics.push_back(
        {Code::not_a_record, chunk.span_of(node.raw().substr(0, 1)), "it has neither title nor identifier"});
  }
  return cursor.at();
}

void AnswerReader::parse(const Chunk& chunk, Batch& batch) const {
  const auto* const preamble = dynamic_cast<const PlacePreamble*>(chunk.preamble.get());
  Walker walker(chunk.text, preamble == nullptr ? Place{} : preamble->place, true, wrapping_);
  RecordBuilder builder(batch);
  bool broken = false;
  for (Step step = walker.step(); step.kind != Step::Kind::end; step = walker.step()) {
    const Span where = chunk.span_of(chunk.text.substr(step.at, step.size));
    if (step.kind == Step::Kind::stray) batch.diagnostics.push_back({Code::not_a_record, where, {}});
    if (step.kind == Step::Kind::missing) batch.diagnostics.push_back({Code::missing_comma, where, {}});
    if (step.kind != Step::Kind::record) continue;
    std::size_t end = read_at(step.at, chunk, builder, batch);
    if (end == std::string_view::npos) end = skip_value(chunk.text, step.at);
    broken = end == std::string_view::npos;
    walker.resume(std::min(end, chunk.text.size()));
  }
  if (chunk.last && walker.open() && !broken) {
    batch.diagnostics.push_back(
        {Code::truncated_input, chunk.span_of(chunk.text.substr(chunk.text.size())), "the array is never closed"});
  }
}

}  // namespace opcit::json
