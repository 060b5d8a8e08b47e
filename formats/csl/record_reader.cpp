#include "csl/record_reader.h"

#include <algorithm>
#include <array>

#include "opcit/diagnostic_codes.h"
#include "syntax/json/slicer.h"

namespace opcit::csl {
namespace {

/// Shortens a value for a message.
std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return std::string(text);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "...";
}

bool is_any_string_member(std::string_view name) noexcept {
  return name == "id" || name == "citation-key" || name == "type";
}

}  // namespace

std::size_t RecordReader::read(std::string_view text, std::size_t at) {
  pending_.clear();
  identifiers_.clear();
  known_.clear();
  known_count_ = 0;
  extra_.clear();
  context_.leftovers.clear();
  context_.complaints.clear();
  sidecar_.clear();
  id_ = citation_key_ = type_ = id_raw_ = kind_as_written_ = {};

  json::Cursor cursor(text, at, batch_.arena);
  json::Members members(cursor);
  std::string_view name;
  while (members.next(name) && member(cursor, name)) {
  }
  if (cursor.failed()) {
    const std::size_t place = std::min(cursor.fault().at, text.size());
    const bool cut_off = place == text.size() && chunk_.last;
    // A brace here may begin the record of the next chunk.
    const std::size_t length = text.substr(place).starts_with('{') ? 0 : 1;
    complain(cut_off ? Code::truncated_input : Code::bad_json, text.substr(place, length), cursor.fault().what);
    return std::string_view::npos;
  }
  const std::string_view source = text.substr(at, cursor.at() - at);
  if (pending_.empty() && identifiers_.empty() && !find_type(type_)) {
    complain(Code::not_a_record, source.substr(0, 1), "it has none of CSL's variables");
  } else {
    finish(span_of(source));
  }
  return cursor.at();
}

Span RecordReader::span_of(std::string_view part) const { return chunk_.span_of(part); }

void RecordReader::complain(Code code, std::string_view part, std::string_view detail) {
  batch_.diagnostics.push_back({code, span_of(part), std::string(detail)});
}

void RecordReader::keep(std::string_view tag, std::string_view raw) {
  extra_.push_back({own_format, tag, raw, span_of(raw)});
}

bool RecordReader::member(json::Cursor& cursor, std::string_view name) {
  cursor.peek();
  const std::size_t start = cursor.at();
  if (is_any_string_member(name)) {
    std::string_view& place = name == "id" ? id_ : name == "type" ? type_ : citation_key_;
    if (place.empty() && read_scalar(cursor, place)) {
      if (name == "id") id_raw_ = cursor.text().substr(start, cursor.at() - start);
      return true;
    }
  } else if (name == "custom") {
    if (cursor.peek() == '{') return custom(cursor);
  } else if (const Property* property = find_property(name)) {
    return field_member(cursor, *property, name);
  } else if (const IdentifierProperty* identifier = find_identifier_property(name)) {
    if (identifier_member(cursor, *identifier)) return true;
  }
  if (cursor.failed()) return false;
  std::string_view raw;
  if (!cursor.raw(raw)) return false;
  keep(name, raw);
  return true;
}

bool RecordReader::field_member(json::Cursor& cursor, const Property& property, std::string_view name) {
  const std::size_t start = cursor.at();
  Pending pending{&property, name, {}, {}, Text{}};
  const bool repeated = std::ranges::find(pending_, name, &Pending::name) != pending_.end();
  if (!repeated && field(cursor, property, pending)) {
    pending.raw = cursor.text().substr(start, cursor.at() - start);
    pending_.push_back(pending);
    return true;
  }
  if (cursor.failed()) return false;
  std::string_view raw;
  if (!cursor.raw(raw)) return false;
  if (repeated) complain(Code::duplicate_member, raw, name);
  keep(name, raw);
  return true;
}

/// Returns false, with the cursor unchanged, if the field cannot have a value of this shape.
bool RecordReader::field(json::Cursor& cursor, const Property& property, Pending& pending) {
  const char c = cursor.peek();
  switch (property.codec) {
    case Codec::names: {
      Names names;
      if (!read_names(cursor, context_, property.name, names)) return false;
      pending.value = names;
      return true;
    }
    case Codec::date: {
      Date date;
      if (!read_date(cursor, context_, property.name, date)) return false;
      pending.value = date;
      return true;
    }
    case Codec::list:
      if (c == '[') {
        List list;
        if (!read_strings(cursor, context_, list)) return false;
        pending.value = list;
        return true;
      }
      return read_scalar(cursor, pending.text);
    default:
      if (c == '[') return text_of_array(cursor, property, pending.text);
      return read_scalar(cursor, pending.text);
  }
}

/// Crossref: "title": ["One", "Another"], "institution": [{"name": "bioRxiv", ..}]. Further values are kept as extra.
bool RecordReader::text_of_array(json::Cursor& cursor, const Property& property, std::string_view& text) {
  std::size_t number = 0;
  json::Elements elements(cursor);
  while (elements.next()) {
    if (number++ == 0 && read_scalar(cursor, text)) continue;
    if (cursor.failed()) return false;
    std::string_view raw;
    if (!cursor.raw(raw)) return false;
    json::Cursor inner(raw, 0, batch_.arena);
    Name name;
    if (number == 1 && raw.starts_with('{') && read_name(inner, context_, property.name, 0, name)) {
      text = name.literal;
      continue;
    }
    keep(batch_.arena.copy(std::string(property.name) + "/" + std::to_string(number - 1)), raw);
  }
  return !cursor.failed();
}

bool RecordReader::custom(json::Cursor& cursor) {
  json::Members members(cursor);
  std::string_view name;
  while (members.next(name)) {
    if (name == "opcit" && cursor.peek() == '{' && !sidecar_.present) {
      if (!read_sidecar(cursor, context_, sidecar_)) return false;
      continue;
    }
    std::string_view raw;
    if (!cursor.raw(raw)) return false;
    keep(batch_.arena.copy("custom." + std::string(name)), raw);
  }
  return !cursor.failed();
}

namespace {

void say(const Chunk& chunk, Batch& batch, Code code, std::string_view part, std::string detail) {
  batch.diagnostics.push_back({code, chunk.span_of(part), std::move(detail)});
}

/// Reads the records of `text`, a part of the chunk that ends at the end of a record.
void parse_part(const Chunk& chunk, Batch& batch, RecordReader& reader, std::string_view text, json::Place place) {
  json::Walker walker(text, place, true);
  bool complained = false;
  for (json::Step step = walker.step(); step.kind != json::Step::Kind::end; step = walker.step()) {
    const std::string_view part = text.substr(step.at, step.size);
    if (step.kind == json::Step::Kind::stray) say(chunk, batch, Code::not_a_record, part, excerpt(part));
    if (step.kind == json::Step::Kind::missing) say(chunk, batch, Code::missing_comma, part, {});
    if (step.kind != json::Step::Kind::record) continue;
    std::size_t end = reader.read(text, step.at);
    if (end == std::string_view::npos) {
      end = json::skip_value(text, step.at);
      complained = end == std::string_view::npos;
    }
    walker.resume(std::min(end, text.size()));
  }
  if (chunk.last && walker.open() && !complained) {
    say(chunk, batch, Code::truncated_input, text.substr(text.size()), "the array is never closed");
  }
}

}  // namespace

void parse_array_chunk(const Chunk& chunk, Batch& batch) {
  const auto* preamble = dynamic_cast<const json::PlacePreamble*>(chunk.preamble.get());
  RecordReader reader(chunk, batch);
  parse_part(chunk, batch, reader, chunk.text, preamble == nullptr ? json::Place{} : preamble->place);
}

void parse_lines_chunk(const Chunk& chunk, Batch& batch) {
  // Only a line without a line end can be truncated by the end of the input, independently of the cuts.
  Chunk ended = chunk;
  ended.last = false;
  RecordReader reader(ended, batch);
  std::size_t at = 0;
  while (at < chunk.text.size()) {
    const std::size_t end = std::min(chunk.text.find('\n', at), chunk.text.size());
    const std::string_view line = chunk.text.substr(at, end - at);
    if (end == chunk.text.size() && chunk.last) {
      RecordReader last(chunk, batch);
      parse_part(chunk, batch, last, line, {});
    } else {
      parse_part(ended, batch, reader, line, {});
    }
    at = end + 1;
  }
}

}  // namespace opcit::csl
