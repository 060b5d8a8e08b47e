#include "model/editing.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/ascii.h"

namespace opcit {
namespace {

auto content_of(const Loss& loss) { return std::tie(loss.field, loss.value, loss.reason, loss.to); }
auto content_of(const Diagnostic& fault) { return std::tie(fault.code, fault.detail); }

template <class List>
void append_unknown(const List& before, const List& now, List& out) {
  if (now.empty()) return;
  std::set<decltype(content_of(now.front()))> known;
  for (const auto& each : before) known.insert(content_of(each));
  for (const auto& each : now) {
    if (!known.contains(content_of(each))) out.push_back(each);
  }
}

template <class Parts>
bool any_from(const Parts& parts, Span place) noexcept {
  return std::ranges::any_of(parts, [&](const auto& part) {
    return part.source.len > 0 && part.source.pos >= place.pos && part.source.pos < place.pos + place.len;
  });
}

bool is_line_end(char c) noexcept { return c == '\n' || c == '\r'; }

}  // namespace

void append_new(const Losses& before, const Losses& now, Losses& out) { append_unknown(before, now, out); }
void append_new(const Diagnostics& before, const Diagnostics& now, Diagnostics& out) {
  append_unknown(before, now, out);
}

bool has_part_from(const Record& record, Span place) noexcept {
  return any_from(record.fields, place) || any_from(record.identifiers, place) || any_from(record.categories, place) ||
         any_from(record.links, place) || any_from(record.extra, place);
}

std::size_t end_of_line(std::string_view text, std::size_t place) noexcept {
  const std::size_t end = std::min(text.find_first_of("\r\n", place), text.size());
  return text.substr(end).starts_with("\r\n") ? end + 2 : std::min(end + 1, text.size());
}

std::string_view line_end_of(std::string_view text, std::string_view fallback) noexcept {
  const std::size_t end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return fallback;
  return text.substr(end, text.substr(end).starts_with("\r\n") ? 2 : 1);
}

Span lines_of(const Chunk& chunk, Span record) noexcept {
  const std::string_view text = chunk.text;
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  const auto begin = static_cast<std::size_t>(record.pos - chunk.offset);
  const std::size_t end = begin + record.len;
  std::size_t line = begin;
  while (line > 0 && is_blank(text[line - 1])) --line;
  std::size_t rest = end;
  while (rest < text.size() && is_blank(text[rest])) ++rest;
  // If the chunk begins within a line, only the record is removed.
  const bool leads = line == 0 ? chunk.offset == 0 : is_line_end(text[line - 1]);
  if (!leads || (rest < text.size() && !is_line_end(text[rest]))) return {begin, record.len};
  std::size_t first = line;
  while (first > 0 && ascii::is_space(text[first - 1])) --first;
  // Keep the line end of the previous line.
  if (first > 0 && first < line) first = std::min(end_of_line(text, first), line);
  return {first, end_of_line(text, end) - first};
}

}  // namespace opcit
