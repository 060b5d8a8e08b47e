#include "bibtex/read/macros.h"

#include <gtest/gtest.h>

#include <sstream>

#include "bibtex/inherit/index.h"
#include "formats/bibtex/tree/syntax_test_support.h"

namespace opcit::bibtex {
namespace {

struct Expanded {
  std::vector<std::string> values;  // of the fields of all entries
  std::string diagnostics;
};

Expanded expand(std::string_view text, const MacroTable* table = nullptr, std::uint64_t offset = 0) {
  Chunk chunk;
  chunk.text = text;
  chunk.offset = offset;
  Arena arena;
  Diagnostics diagnostics;
  MacroScope scope(chunk, table, arena, &diagnostics);
  Parser parser(text);
  Block block;
  Expanded expanded;
  while (parser.next(block)) {
    if (block.kind == BlockKind::string) scope.define(block);
    if (block.kind != BlockKind::entry) continue;
    for (const FieldNode& field : block.fields) expanded.values.emplace_back(scope.expand(block, field));
  }
  expanded.diagnostics = dump(diagnostics);
  return expanded;
}

using Values = std::vector<std::string>;

TEST(BibtexMacros, OfATableAreTheLastDefinitions) {
  MacroTable table;
  std::vector<MacroTable> copies;
  for (int round = 0; round < 100; ++round) {
    MacroTable::Layer layer;
    for (int i = 0; i <= round % 7; ++i) layer.emplace("K" + std::to_string(round - i), std::to_string(round));
    table.add(std::move(layer));
    copies.push_back(table);
  }
  for (std::size_t round = 10; round < copies.size(); ++round) {
    const std::size_t back = round % 7;  // the last layer redefines this many earlier keys
    const auto value = [&](std::size_t key) { return *copies[round].find("k" + std::to_string(key)); };
    EXPECT_EQ(value(round), std::to_string(round));
    EXPECT_EQ(value(round - back), std::to_string(round));
    EXPECT_EQ(copies[round].find("k" + std::to_string(round + 1)), nullptr) << "a copy never changes";
  }
}

TEST(BibtexMacros, Expand) {
  struct Row {
    std::string_view text;
    Values values;
    std::string_view diagnostics = {};
  };
  const Row rows[] = {
      {"@misc{k, a={x}, b=\"y\", c=1, d=, e={}}", {"x", "y", "1", "", ""}},
      {"@misc{k, a={x} # {} # \"y\" # 1}", {"xy1"}},
      {"@misc{k, a=jan, b=DEC, c={10~} # Oct}", {"January", "December", "10~October"}},
      {"@string{Acm = {ACM}}@misc{k, a=aCM # { Press}, b=ACM}", {"ACM Press", "ACM"}},
      {"@string{a={x}}@string{b=a # a, c = b # b}@misc{k, a=c, b=b}", {"xxxx", "xx"}},
      {"@misc{k, a=b}@string{b={x}}@misc{k, a=b}@string{B={y}}@misc{k, a=b}", {"b", "x", "y"}, "undefined-macro@11+1"},
      {"@string{jan={Jänner}}@misc{k, a=jan}", {"Jänner"}},
      {"@misc{k, a=nope # {x}}", {"nopex"}, "undefined-macro@11+4"},
      {"@string{a=a}@misc{k, a=a}", {"a"}, "undefined-macro@10+1"},
  };
  for (const Row& row : rows) {
    const Expanded expanded = expand(row.text);
    EXPECT_EQ(expanded.values, row.values) << row.text;
    EXPECT_EQ(expanded.diagnostics, row.diagnostics) << row.text;
  }
  EXPECT_EQ(expand("@misc{k, a=b}", nullptr, 100).diagnostics, "undefined-macro@111+1");
}

TEST(BibtexMacros, CopyOnlyWhatIsJoined) {
  Chunk chunk;
  chunk.text = "@string{s={long}}@misc{k, a={x}, b=s}";
  Arena arena;
  MacroScope scope(chunk, nullptr, arena, nullptr);
  Parser parser(chunk.text);
  Block block;
  ASSERT_TRUE(parser.next(block));
  scope.define(block);
  ASSERT_TRUE(parser.next(block));
  EXPECT_EQ(scope.expand(block, block.fields.at(0)).data(), chunk.text.data() + 29);
  EXPECT_EQ(scope.expand(block, block.fields.at(1)).data(), chunk.text.data() + 11);
  EXPECT_EQ(arena.capacity(), 0U);
}

TEST(BibtexMacros, DoublingChainsDoNotExplode) {
  std::string text = "@string{m0 = {0123456789}}\n";
  for (int i = 1; i <= 60; ++i) {
    std::ostringstream definition;
    definition << "@string{m" << i << " = m" << i - 1 << " # m" << i - 1 << "}\n";
    text += definition.str();
  }
  text += "@misc{k, a = m7, b = m60}";
  const Expanded expanded = expand(text);
  EXPECT_EQ(expanded.values.at(0).size(), 1280U);
  EXPECT_LE(expanded.values.at(1).size(), max_joined_macros);
  EXPECT_EQ(expanded.diagnostics.find("macro-too-long@"), 0U) << expanded.diagnostics;
}

TEST(BibtexMacros, KeepWhatIsTooLongAsWritten) {
  const std::string half(max_joined_macros / 2 + 1, 'x');
  const std::string text = "@string{h = {" + half + "}}@misc{k, a = h, b = h # h, c = h # {y}}";
  const Expanded expanded = expand(text);
  EXPECT_EQ(expanded.values, (Values{half, "h # h", half + "y"}));
  EXPECT_EQ(expanded.diagnostics, "macro-too-long@" + std::to_string(text.find("h # h")) + "+5");
}

TEST(BibtexMacros, StoreSpansChunks) {
  MacroStore store;
  const auto nothing = store.snapshot();
  store.scan("@string{a={one}, b={two}}\n@comment{@string{c={no}}}\n@misc{k, t = {@string{d={no}}}}");
  const auto first = store.snapshot();
  store.scan("no definitions, me@home.org");
  EXPECT_EQ(store.snapshot(), first) << "nothing to copy";
  store.scan("@string{A={three} # b}");
  const auto second = store.snapshot();
  EXPECT_EQ(nothing->find("a"), nullptr);
  for (const char* name : {"c", "d"}) EXPECT_EQ(second->find(name), nullptr);
  EXPECT_EQ(*first->find("b"), "two");
  EXPECT_EQ(*first->find("a"), "one") << "snapshots never change";
  EXPECT_EQ(*second->find("a"), "threetwo");
  EXPECT_EQ(expand("@misc{k, a=A, b=b # {!}}", second.get()).values, (Values{"threetwo", "two!"}));
}

TEST(BibtexMacros, KnowMonths) {
  EXPECT_EQ(month_of_macro("jan"), 1);
  EXPECT_EQ(month_of_macro("Sep"), 9);
  EXPECT_EQ(month_of_macro("sept"), std::nullopt);
}

TEST(BibtexIndex, ListsKeysAndParents) {
  Chunk chunk;
  chunk.text =
      "@string{p = {parent}}\n@inbook{a, CrossRef = {b}, xdata = \"x1, x2\"}\n@comment{@misc{no,}}\n"
      "@book{b, ids = {b1}, crossref = p # {s}}";
  chunk.offset = 1000;
  Arena arena;
  MacroScope scope(chunk, nullptr, arena, nullptr);
  std::vector<EntryLinks> rows;
  index_entries(chunk, scope, rows);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].key, "a");
  EXPECT_EQ(rows[0].crossref, "b");
  EXPECT_EQ(rows[0].xdata, "x1, x2");
  EXPECT_EQ(rows[0].source, (Span{1022, 44}));
  EXPECT_EQ(rows[1].type, "book");
  EXPECT_EQ(rows[1].ids, "b1");
  EXPECT_EQ(rows[1].crossref, "parents");
}

}  // namespace
}  // namespace opcit::bibtex
