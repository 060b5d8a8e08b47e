#include "bibtex/edit/rendered.h"

#include <algorithm>

#include "base/ascii.h"

namespace opcit::bibtex {

const RenderedField* Rendered::find(std::string_view tag) const noexcept {
  const auto found = std::ranges::find(fields, tag, &RenderedField::tag);
  return found == fields.end() ? nullptr : &*found;
}

RenderedField field_of(const Block& block, const FieldNode& node) {
  RenderedField field{.tag = std::string(node.name), .name = std::string(node.name)};
  std::ranges::transform(field.tag, field.tag.begin(), ascii::to_lower);
  const std::span<const Piece> pieces = block.pieces_of(node);
  const bool delimited =
      pieces.size() == 1 && (pieces[0].kind == PieceKind::braced || pieces[0].kind == PieceKind::quoted);
  field.value = delimited ? pieces[0].text : node.value;
  field.form = delimited ? ValueForm::text : ValueForm::source;
  return field;
}

bool is_blank(const Block& block, const FieldNode& field) {
  return std::ranges::all_of(block.pieces_of(field), [](const Piece& piece) {
    return piece.text.find_first_not_of(" \t\r\n{}") == std::string_view::npos;
  });
}

Rendered render(const Writer& writer, const Record& record) {
  Rendered rendered;
  WriteReport report{&rendered.diagnostics, &rendered.losses};
  Record copy = record;
  const Item item{.record = &copy};
  std::string text;
  writer.write(item, text, report);
  Block block;
  Parser(text).next(block);
  rendered.type = block.type;
  rendered.key = block.key;
  for (const FieldNode& node : block.fields) rendered.fields.push_back(field_of(block, node));
  return rendered;
}

}  // namespace opcit::bibtex
