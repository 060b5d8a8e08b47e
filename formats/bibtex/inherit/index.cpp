#include "bibtex/inherit/index.h"

#include "base/ascii.h"
#include "bibtex/tree/scan.h"

namespace opcit::bibtex {
namespace {

struct LinkField {
  std::string_view name;
  std::string_view EntryLinks::*value;
};
constexpr LinkField link_fields[] = {
    {"crossref", &EntryLinks::crossref}, {"xdata", &EntryLinks::xdata}, {"ids", &EntryLinks::ids}};

}  // namespace

void index_entries(const Chunk& chunk, MacroScope& scope, std::vector<EntryLinks>& rows) {
  Parser parser(chunk.text);
  Block block;
  while (parser.next(block)) {
    if (block.kind == BlockKind::string) scope.define(block);
    if (block.kind != BlockKind::entry) continue;
    EntryLinks row{.type = block.type, .key = block.key, .source = chunk.span_of(block.whole)};
    for (const FieldNode& field : block.fields) {
      for (const LinkField& link : link_fields) {
        const bool first = (row.*link.value).empty();
        if (first && ascii::equals_lower(field.name, link.name)) row.*link.value = scope.expand(block, field);
      }
    }
    rows.push_back(std::move(row));
  }
}

}  // namespace opcit::bibtex
