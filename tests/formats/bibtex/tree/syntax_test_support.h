/// Prints the tree in a short form: `@misc{key; a={x}; b="y"#jan#7}`, with `-` for no key, `<..>` for bare text, `{..`
/// for an unclosed piece, and after a block `!` if it is not closed, `?` if it is recovered.
#pragma once

#include <string>
#include <string_view>

#include "bibtex/tree/syntax.h"

namespace opcit::bibtex {

inline std::string dump(const Piece& piece) {
  if (piece.kind != PieceKind::bare) return std::string(piece.written());
  std::string out = "<";
  out += piece.text;
  return out += '>';
}

inline std::string dump(const Block& block) {
  std::string out;
  if (block.kind == BlockKind::text || block.kind == BlockKind::comment) {
    out = block.kind == BlockKind::text ? "text(" : "comment(";
    out += block.body;
    out += ')';
  } else {
    out = '@';
    out += block.type;
    out += block.open;
    if (block.kind == BlockKind::entry) out += block.key.data() == nullptr ? "-" : block.key;
    bool separate = block.kind == BlockKind::entry;
    for (const FieldNode& field : block.fields) {
      if (separate) out += "; ";
      separate = true;
      out += field.name;
      out += '=';
      bool first = true;
      for (const Piece& piece : block.pieces_of(field)) {
        if (!first) out += "#";
        out += dump(piece);
        first = false;
      }
    }
    out += block.open == '{' ? "}" : ")";
  }
  if (!block.closed) out += "!";
  if (block.recovered) out += "?";
  return out;
}

/// All blocks, one per line.
inline std::string dump(std::string_view text, Diagnostics* diagnostics = nullptr, std::uint64_t offset = 0) {
  Parser parser(text, diagnostics, offset);
  Block block;
  std::string out;
  while (parser.next(block)) {
    if (!out.empty()) out += '\n';
    out += dump(block);
  }
  return out;
}

/// `unclosed-brace@12+1`, in order.
inline std::string dump(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!out.empty()) out += ' ';
    out += info(diagnostic.code).name;
    out += '@';
    out += std::to_string(diagnostic.span.pos);
    out += '+';
    out += std::to_string(diagnostic.span.len);
  }
  return out;
}

}  // namespace opcit::bibtex
