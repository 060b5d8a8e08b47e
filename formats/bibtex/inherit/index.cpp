#include "bibtex/inherit/index.h"

#include "base/ascii.h"
#include "bibtex/inherit/xdata_references.h"
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
  const bool refer = mentions_references(chunk.text);
  while (parser.next(block)) {
    if (block.kind == BlockKind::string) scope.define(block);
    if (block.kind != BlockKind::entry) continue;
    EntryLinks row{.type = block.type, .key = block.key, .source = chunk.span_of(block.whole)};
    for (const FieldNode& field : block.fields) {
      for (const LinkField& link : link_fields) {
        const bool first = (row.*link.value).empty();
        if (first && ascii::equals_lower(field.name, link.name)) row.*link.value = scope.expand(block, field);
      }
      if (!refer || !mentions_references(field.value)) continue;
      each_referenced_key(find_tag_ignoring_case(field.name), scope.expand(block, field),
                          [&row](std::string_view key) { row.referenced.push_back(key); });
    }
    rows.push_back(std::move(row));
  }
}

}  // namespace opcit::bibtex
