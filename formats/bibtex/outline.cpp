// The outline of BibTeX files (opcit/outline.h): shows the syntax tree to commands that work on any format.
#include "opcit/outline.h"

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>

#include "base/ascii.h"
#include "bibtex/format.h"
#include "bibtex/tables/field_table.h"
#include "bibtex/tables/identifier_table.h"
#include "bibtex/tree/edits.h"
#include "bibtex/tree/layout.h"
#include "bibtex/tree/syntax.h"

namespace opcit {
namespace {

PartKind kind_of(bibtex::BlockKind kind) noexcept {
  switch (kind) {
    case bibtex::BlockKind::entry:
      return PartKind::entry;
    case bibtex::BlockKind::string:
      return PartKind::macro;
    case bibtex::BlockKind::preamble:
      return PartKind::preamble;
    case bibtex::BlockKind::comment:
      return PartKind::comment;
    case bibtex::BlockKind::text:
      break;
  }
  return PartKind::text;
}

OutlineField outline_field(const bibtex::Block& block, const bibtex::FieldNode& node) {
  OutlineField field{node.name, node.value, node.value, false};
  const auto pieces = block.pieces_of(node);
  if (pieces.size() != 1) return field;
  field.text = pieces[0].text;
  field.is_text = pieces[0].kind != bibtex::PieceKind::macro;
  return field;
}

bool is_delimited(std::string_view value) noexcept { return value.starts_with('{') || value.starts_with('"'); }

/// With the delimiters of the layout, where the text fits between them.
std::string value_for(const bibtex::Layout& layout, const OutlineField& field) {
  if (!field.is_text || !is_delimited(field.value)) return std::string(field.value);
  const bool quoted = layout.quoted && field.text.find('"') == std::string_view::npos;
  return quoted ? '"' + std::string(field.text) + '"' : '{' + std::string(field.text) + '}';
}

}  // namespace

const OutlineField* OutlinePart::find(std::string_view name) const noexcept {
  const auto found =
      std::ranges::find_if(fields, [&](const OutlineField& field) { return ascii::equals_lower(field.name, name); });
  return found == fields.end() ? nullptr : &*found;
}

bool has_outline(const Format& format) noexcept { return bibtex::is_of_family(format); }

bool outline(const Format& format, std::string_view text, const std::function<void(const OutlinePart&)>& visit) {
  if (!has_outline(format)) return false;
  bibtex::Parser parser(text);
  bibtex::Block block;
  OutlinePart part;
  while (parser.next(block)) {
    part.kind = kind_of(block.kind);
    part.sound = block.closed && !block.recovered;
    part.whole = block.whole;
    part.type = block.type;
    part.key = block.kind == bibtex::BlockKind::entry ? block.key : std::string_view();
    part.fields.clear();
    for (const bibtex::FieldNode& node : block.fields) part.fields.push_back(outline_field(block, node));
    visit(part);
  }
  return true;
}

namespace {

template <class Rows, class Iterator>
std::size_t rank_in(const Rows& rows, Iterator row) {
  return static_cast<std::size_t>(row - rows.begin());
}

}  // namespace

std::size_t field_rank(const Format& format, std::string_view name) {
  constexpr std::size_t last = std::numeric_limits<std::size_t>::max();
  if (!has_outline(format)) return last;
  std::string tag;
  // An annotation (author+an) follows its field.
  for (const char c : name.substr(0, name.find('+'))) tag += ascii::to_lower(c);
  constexpr auto parts_of_date = std::to_array<std::string_view>({"month", "year", "day"});
  const bool is_part = std::ranges::find(parts_of_date, tag) != parts_of_date.end();
  // The writer writes what identifies a work before the row of langid.
  constexpr auto first_ids = std::to_array<std::string_view>(
      {"eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass", "categories", "doi", "journaldoi"});
  const auto fields = bibtex::field_rows();
  const auto ids = bibtex::identifier_rows();
  const std::size_t ids_at =
      rank_in(fields, std::ranges::find(fields, std::string_view("langid"), &bibtex::FieldRow::tag));
  if (const auto at = std::ranges::find(first_ids, tag); at != first_ids.end()) return ids_at + rank_in(first_ids, at);
  // Of two fields for one variable the reader takes the first, so they share a place.
  const auto field = std::ranges::find(fields, is_part ? "date" : std::string_view(tag), &bibtex::FieldRow::tag);
  if (field != fields.end()) {
    const std::size_t rank = rank_in(fields, std::ranges::find(fields, field->field, &bibtex::FieldRow::field));
    return rank < ids_at ? rank : rank + first_ids.size() + ids.size();
  }
  const auto id = std::ranges::find(ids, std::string_view(tag), &bibtex::IdentifierRow::tag);
  if (id == ids.end()) return last;
  return ids_at + first_ids.size() + rank_in(ids, std::ranges::find(ids, id->scheme, &bibtex::IdentifierRow::scheme));
}

bool add_fields(const Format& format, std::string_view text, std::string_view whole,
                std::span<const OutlineField> fields, std::vector<TextEdit>& edits) {
  if (!has_outline(format)) return false;
  bibtex::Block block;
  bibtex::Parser(whole).next(block);
  if (block.kind != bibtex::BlockKind::entry || !block.closed) return false;
  std::vector<bibtex::NewField> added;
  for (const OutlineField& field : fields) {
    const bool adapts = field.is_text && is_delimited(field.value);
    added.push_back(
        {field.name, adapts ? field.text : field.value, adapts ? bibtex::ValueForm::text : bibtex::ValueForm::source});
  }
  std::vector<bibtex::Edit> made;
  if (!bibtex::add_fields(text, block, added, made)) return false;
  for (bibtex::Edit& edit : made) edits.push_back({edit.span, std::move(edit.replacement)});
  return true;
}

std::string new_entry(const Format& format, std::string_view like, std::string_view type, std::string_view key,
                      std::span<const OutlineField> fields) {
  bibtex::Block block;
  bibtex::Parser(like).next(block);
  if (!has_outline(format)) return {};
  const bibtex::Layout layout = bibtex::layout_of(like, block);
  std::string text = "@" + std::string(type) + "{" + std::string(key) + ",";
  for (const OutlineField& field : fields) {
    text += layout.own_lines ? layout.line_end : layout.separator;
    if (layout.own_lines) text += layout.indent;
    bibtex::append_field(layout, field.name, value_for(layout, field), text);
    text += ',';
  }
  const std::string_view last = block.fields.empty() ? std::string_view() : block.fields.back().value;
  const char* end = last.data() + last.size();
  const bool comma = !last.empty() && std::find(end, like.data() + like.size(), ',') != like.data() + like.size();
  if (!comma) text.pop_back();
  if (layout.own_lines) text += layout.line_end;
  return text + "}";
}

std::string apply_edits(std::string_view text, std::span<const TextEdit> edits) {
  std::vector<bibtex::Edit> made;
  for (const TextEdit& edit : edits) made.push_back({edit.span, edit.replacement});
  std::string out;
  if (!bibtex::apply(text, made, out)) throw std::invalid_argument("apply_edits: edits overlap");
  return out;
}

}  // namespace opcit
