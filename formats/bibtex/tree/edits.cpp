#include "bibtex/tree/edits.h"

#include <algorithm>

#include "base/ascii.h"
#include "bibtex/tree/layout.h"
#include "bibtex/tree/scan.h"

namespace opcit::bibtex {
namespace {

const char* end_of(std::string_view text) noexcept { return text.data() + text.size(); }

bool holds(std::span<const FieldNode* const> fields, const FieldNode& field) noexcept {
  return std::ranges::find(fields, &field) != fields.end();
}

/// Positions in a block that edits depend on.
class Place {
 public:
  Place(std::string_view source, const Block& block) : source_(source), close_(end_of(block.body)) {}

  Span span(const char* first, const char* last) const noexcept {
    return {static_cast<std::uint64_t>(first - source_.data()), static_cast<std::uint64_t>(last - first)};
  }

  /// The comma after `after`, with only whitespace and comments between; nullptr if not found.
  const char* comma(const char* after) const noexcept {
    for (;;) {
      after = skip_blanks(after, close_);
      if (after == close_) return nullptr;
      if (*after == ',') return after;
      if (*after != '%') return nullptr;
      after = find_any<'\n'>(after, close_);
    }
  }

  /// `at`, or the end of its line if only a comment follows.
  const char* after_comment(const char* at) const noexcept {
    const char* next = skip_line_blanks(at, close_);
    if (next == close_ || *next != '%') return at;
    const char* line_end = find_any<'\n'>(next, close_);
    if (line_end == close_) return at;
    return line_end[-1] == '\r' ? line_end - 1 : line_end;
  }

  /// Where the previous line's end begins, if only spaces precede `at` on its line; otherwise nullptr.
  const char* line_end_before(const char* at) const noexcept {
    const char* begin = source_.data();
    while (at != begin && (at[-1] == ' ' || at[-1] == '\t')) --at;
    if (at == begin || at[-1] != '\n') return nullptr;
    --at;
    return at != begin && at[-1] == '\r' ? at - 1 : at;
  }

  const char* close() const noexcept { return close_; }

 private:
  std::string_view source_;
  const char* close_;
};

/// True if `value`, written as it is, reads as exactly one value.
bool reads_as_value(std::string_view value) {
  const std::string text = "@misc{k,\nv = " + std::string(value) + "\n}";
  Diagnostics diagnostics;
  Parser parser(text, &diagnostics);
  Block block;
  if (!parser.next(block) || parser.position() != text.size() || !diagnostics.empty()) return false;
  return block.fields.size() == 1 && block.fields[0].value == value;
}

/// Returns false if the value cannot be written.
bool append_value(std::string_view value, ValueForm form, bool quoted, std::string& out) {
  const std::size_t first = out.size();
  const bool bare = form == ValueForm::source;
  const bool quotes = quoted && value.find('"') == std::string_view::npos;
  if (!bare) out += quotes ? '"' : '{';
  out += value;
  if (!bare) out += quotes ? '"' : '}';
  return reads_as_value(std::string_view(out).substr(first));
}

bool append_new_field(const Layout& layout, const NewField& field, std::string& out) {
  if (field.name.empty() || !std::ranges::all_of(field.name, is_name)) return false;
  std::string value;
  if (!append_value(field.value, field.form, layout.quoted, value)) return false;
  append_field(layout, field.name, value, out);
  return true;
}

/// The place where fields are added: after the last field or after the key.
const char* end_of_fields(const Block& block) noexcept {
  if (!block.fields.empty()) return end_of(block.fields.back().value);
  return block.key.data() != nullptr ? end_of(block.key) : block.body.data();
}

/// Adds fields after the comma of the last field. They end with a comma too.
void add_after_comma(const Place& place, const char* comma, std::string text, std::vector<Edit>& edits) {
  const char* at = place.after_comment(comma + 1);
  edits.push_back({.span = place.span(at, at), .replacement = std::move(text)});
}

void add_comma_and(const Place& place, const char* after, std::string text, std::vector<Edit>& edits) {
  const char* at = place.after_comment(after);
  if (at == after) {
    text.insert(0, 1, ',');
  } else {
    edits.push_back({.span = place.span(after, after), .replacement = ","});
  }
  edits.push_back({.span = place.span(at, at), .replacement = std::move(text)});
}

/// The first field of a removed tail. If the last field had no comma, the comma before the tail is removed too.
const FieldNode* first_of_removed_tail(const Place& place, const Block& block,
                                       std::span<const FieldNode* const> removed) {
  const FieldNode* first = nullptr;
  if (block.fields.empty() || place.comma(end_of(block.fields.back().value)) != nullptr) return nullptr;
  for (auto field = block.fields.rbegin(); field != block.fields.rend() && holds(removed, *field); ++field) {
    first = &*field;
  }
  return first;
}

Edit removal_of_tail(const Place& place, const Block& block, const FieldNode& first) {
  const char* last = end_of(block.fields.back().value);
  const char* from = block.body.data();
  if (&first != block.fields.data()) {
    from = end_of((&first)[-1].value);
  } else if (block.key.data() != nullptr) {
    from = end_of(block.key);
  }
  const bool only_comma = std::all_of(from, first.name.data(), [](char c) { return ascii::is_space(c) || c == ','; });
  return {.span = place.span(only_comma ? from : first.name.data(), last), .replacement = {}};
}

Edit removal_of(const Place& place, const FieldNode& field) {
  const char* first = field.name.data();
  const char* comma = place.comma(end_of(field.value));
  const char* last = comma != nullptr ? comma + 1 : end_of(field.value);
  const char* rest = skip_line_blanks(last, place.close());
  const bool ends_line = rest == place.close() || *rest == '\n';
  if (!ends_line) return {.span = place.span(first, *rest == '%' ? last : rest), .replacement = {}};
  if (const char* line_end = place.line_end_before(first))
    return {.span = place.span(line_end, last), .replacement = {}};
  while (first[-1] == ' ' || first[-1] == '\t') --first;
  return {.span = place.span(first, last), .replacement = {}};
}

}  // namespace

bool set_field(std::string_view source, const Block& block, const FieldNode& field, std::string_view value,
               ValueForm form, std::vector<Edit>& edits) {
  const std::span<const Piece> pieces = block.pieces_of(field);
  const bool number = pieces.size() == 1 && pieces[0].kind == PieceKind::number;
  if (number && form == ValueForm::text && !value.empty() && std::ranges::all_of(value, ascii::is_digit)) {
    form = ValueForm::source;
  }
  const bool quoted = pieces.empty() ? layout_of(source, block).quoted : pieces[0].kind == PieceKind::quoted;
  std::string replacement;
  if (pieces.empty() && field.value.data() != field.name.data()) replacement = " ";
  if (!append_value(value, form, quoted, replacement)) return false;
  const Place place(source, block);
  edits.push_back({.span = place.span(field.value.data(), end_of(field.value)), .replacement = std::move(replacement)});
  return true;
}

bool add_fields(std::string_view source, const Block& block, std::span<const NewField> fields,
                std::vector<Edit>& edits) {
  if (fields.empty()) return true;
  const Layout layout = layout_of(source, block);
  const Place place(source, block);
  const char* after = end_of_fields(block);
  const char* comma = place.comma(after);
  const bool first_ever = block.fields.empty();
  const bool at_start = first_ever && block.key.data() == nullptr;
  std::string text;
  for (const NewField& field : fields) {
    if (layout.own_lines) {
      text += layout.line_end;
      text += layout.indent;
    } else {
      text += layout.separator;
    }
    if (!append_new_field(layout, field, text)) return false;
    text += ',';
  }
  // Only add a final comma if the entry has one after its last field.
  if (comma == nullptr || first_ever) text.pop_back();
  if (first_ever && std::find(comma != nullptr ? comma : after, place.close(), '\n') == place.close()) {
    text += layout.line_end;
  }
  if (at_start && comma == nullptr) {
    edits.push_back({.span = place.span(after, after), .replacement = std::move(text)});
  } else if (comma != nullptr) {
    add_after_comma(place, comma, std::move(text), edits);
  } else {
    add_comma_and(place, after, std::move(text), edits);
  }
  return true;
}

void remove_fields(std::string_view source, const Block& block, std::span<const FieldNode* const> fields,
                   std::vector<Edit>& edits) {
  const Place place(source, block);
  const FieldNode* tail = first_of_removed_tail(place, block, fields);
  for (const FieldNode& field : block.fields) {
    if (&field == tail) {
      edits.push_back(removal_of_tail(place, block, field));
      return;
    }
    if (holds(fields, field)) edits.push_back(removal_of(place, field));
  }
}

bool rename_key(std::string_view source, const Block& block, std::string_view key, std::vector<Edit>& edits) {
  // A leading '%' would begin a comment.
  const bool valid = !key.empty() && key.front() != '%' && std::ranges::all_of(key, is_key) &&
                     (block.open == '{' || !key.ends_with(')'));
  if (!valid || block.kind != BlockKind::entry) return false;
  const Place place(source, block);
  if (block.key.data() != nullptr) {
    edits.push_back({.span = place.span(block.key.data(), end_of(block.key)), .replacement = std::string(key)});
    return true;
  }
  const char* at = block.body.data();
  const bool line_follows = at != place.close() && (*at == '\n' || *at == '\r');
  edits.push_back({.span = place.span(at, at), .replacement = std::string(key) + (line_follows ? "," : ", ")});
  return true;
}

}  // namespace opcit::bibtex
