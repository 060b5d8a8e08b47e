#include "bibtex/tree/layout.h"

#include <algorithm>

#include "bibtex/tree/scan.h"

namespace opcit::bibtex {
namespace {

bool is_column_blank(char c) noexcept { return c == ' ' || c == '\t'; }

std::string_view line_end_of(std::string_view source, const Block& block) noexcept {
  std::size_t newline = block.whole.find('\n');
  std::string_view text = block.whole;
  if (newline == std::string_view::npos) {
    text = source;
    newline = source.find('\n');
  }
  const bool dos = newline != std::string_view::npos && newline > 0 && text[newline - 1] == '\r';
  return dos ? "\r\n" : "\n";
}

/// The whitespace before `at` on its line; data() is nullptr if other text precedes `at`.
std::string_view indent_before(const char* begin, const char* at) noexcept {
  const char* first = at;
  while (first != begin && is_column_blank(first[-1])) --first;
  if (first != begin && first[-1] != '\n') return {};
  return {first, static_cast<std::size_t>(at - first)};
}

struct Columns {
  std::size_t equals = 0;
  std::size_t value = 0;
};

std::string_view assignment_of(const FieldNode& field) noexcept {
  const char* after_name = field.name.data() + field.name.size();
  return {after_name, static_cast<std::size_t>(field.value.data() - after_name)};
}

bool is_plain(std::string_view assignment) noexcept {
  const auto blank_or_equals = [](char c) { return is_column_blank(c) || c == '='; };
  return std::ranges::count(assignment, '=') == 1 && std::ranges::all_of(assignment, blank_or_equals);
}

Columns columns_of(const FieldNode& field) noexcept {
  const std::string_view assignment = assignment_of(field);
  return {.equals = field.name.size() + assignment.find('='), .value = field.name.size() + assignment.size()};
}

void find_columns(const Block& block, Layout& layout) {
  Columns first;
  bool equals = true;
  bool values = true;
  bool names_differ = false;
  std::string_view name;
  for (const FieldNode& field : block.fields) {
    if (field.value.empty() || !is_plain(assignment_of(field))) continue;
    const Columns columns = columns_of(field);
    if (name.empty()) {
      name = field.name;
      first = columns;
    }
    names_differ = names_differ || field.name.size() != name.size();
    equals = equals && columns.equals == first.equals;
    values = values && columns.value == first.value;
  }
  if (!names_differ) return;
  if (equals) layout.equals_column = first.equals;
  if (!equals && values) layout.value_column = first.value;
}

void pad(std::string_view name, std::size_t column, std::string_view least, std::string& out) {
  const std::size_t width = column > name.size() ? column - name.size() : 0;
  if (width == 0) {
    out += least;
  } else {
    out.append(width, ' ');
  }
}

}  // namespace

Layout layout_of(std::string_view source, const Block& block) {
  Layout layout;
  layout.line_end = line_end_of(source, block);
  for (const FieldNode& field : block.fields) {
    if (field.value.empty()) continue;
    const std::string_view indent = indent_before(source.data(), field.name.data());
    layout.own_lines = indent.data() != nullptr;
    if (layout.own_lines) layout.indent = indent;
    if (const std::string_view assignment = assignment_of(field); is_plain(assignment)) {
      const std::size_t equals = assignment.find('=');
      layout.before_equals = assignment.substr(0, equals);
      layout.after_equals = assignment.substr(equals + 1);
    }
    const PieceKind kind = block.pieces_of(field).front().kind;
    if (kind == PieceKind::braced || kind == PieceKind::quoted) layout.quoted = kind == PieceKind::quoted;
    if (!layout.own_lines) layout.separator = field.name.data()[-1] == ',' ? "" : " ";
  }
  find_columns(block, layout);
  return layout;
}

void append_field(const Layout& layout, std::string_view name, std::string_view value, std::string& out) {
  const std::string_view gap = layout.before_equals.empty() ? "" : " ";
  out += name;
  if (layout.equals_column != 0) {
    pad(name, layout.equals_column, gap, out);
    out += '=';
    out += layout.after_equals;
  } else if (layout.value_column != 0) {
    out += gap;
    out += '=';
    const std::size_t used = name.size() + gap.size() + 1;
    out.append(std::max<std::size_t>(layout.value_column > used ? layout.value_column - used : 0, 1), ' ');
  } else {
    out += layout.before_equals;
    out += '=';
    out += layout.after_equals;
  }
  out += value;
}

}  // namespace opcit::bibtex
