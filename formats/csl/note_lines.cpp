#include "csl/note_lines.h"
#include "base/trim.h"

#include <algorithm>
#include <array>

namespace opcit::csl {
namespace {

constexpr std::size_t longest_label = 32;

std::string_view trim(std::string_view text) noexcept {
  return ascii::trim_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

char fold(char c) noexcept {
  if (c == ' ' || c == '_') return '-';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Compares without case and separators: "Original Date" is original-date.
bool same_label(std::string_view label, std::string_view name) noexcept {
  return std::ranges::equal(label, name, {}, fold, fold);
}

std::string_view known_name(std::string_view label) noexcept {
  constexpr auto others = std::to_array<std::string_view>({"type", "citation-key", "arXiv"});
  for (const IdentifierProperty& row : identifier_properties()) {
    if (same_label(label, row.name)) return row.name;
  }
  for (const std::string_view name : others) {
    if (same_label(label, name)) return name;
  }
  for (const Property& row : properties()) {
    // With a prose field, any sentence of a note could look like a variable.
    if (row.codec == Codec::prose || row.codec == Codec::list || row.field == Field::annote) continue;
    if (same_label(label, row.name)) return row.name;
  }
  return {};
}

}  // namespace

std::optional<NoteLine> first_note_line(std::string_view note) noexcept {
  const std::size_t end = std::min(note.find('\n'), note.size());
  std::string_view line = trim(note.substr(0, end));
  if (line.starts_with("{:") && line.ends_with('}')) line = line.substr(2, line.size() - 3);
  const std::size_t colon = line.substr(0, longest_label).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view name = known_name(trim(line.substr(0, colon)));
  const std::string_view value = trim(line.substr(colon + 1));
  if (name.empty() || value.empty()) return std::nullopt;
  return NoteLine{name, value, std::min(end + 1, note.size())};
}

}  // namespace opcit::csl
