#include "bibtex/tree/edits.h"

#include <gtest/gtest.h>

namespace opcit::bibtex {
namespace {

Block first_block(std::string_view source) {
  Parser parser(source);
  Block block;
  EXPECT_TRUE(parser.next(block)) << source;
  return block;
}

std::string applied(std::string_view source, const std::vector<Edit>& edits) {
  std::string out;
  EXPECT_TRUE(apply(source, edits, out)) << source;
  return out;
}

TEST(BibtexEdits, CopyEveryOtherByte) {
  const std::string_view source("ab\0d\re", 6);
  EXPECT_EQ(applied(source, {}), source);
  // In any order. Insertions at one place keep their order and precede a replacement at this place.
  const std::vector<Edit> edits = {{{4, 1}, "X"}, {{2, 1}, ""},  {{6, 0}, ">"},
                                   {{0, 0}, "<"}, {{2, 0}, "1"}, {{2, 0}, "2"}};
  EXPECT_EQ(applied(source, edits), "<ab12dXe>");
}

TEST(BibtexEdits, AreRejectedWhenTheyOverlapOrLieOutside) {
  const std::vector<std::vector<Edit>> rows = {{{{1, 2}, ""}, {{2, 1}, ""}},
                                               {{{0, 3}, ""}, {{1, 0}, "x"}},
                                               {{{1, 1}, "a"}, {{1, 1}, "b"}},
                                               {{{4, 0}, ""}},
                                               {{{2, 2}, ""}},
                                               {{{1, ~std::uint64_t{0}}, ""}}};
  for (const std::vector<Edit>& edits : rows) {
    std::string out = "before";
    EXPECT_FALSE(apply("abc", edits, out));
    EXPECT_EQ(out, "before");
  }
}

TEST(BibtexEdits, SetValuesInPlace) {
  struct Row {
    std::string_view source;
    std::string_view value;
    std::string_view expected;  // empty: rejected
    ValueForm form = ValueForm::text;
  };
  const Row rows[] = {
      {"@misc{k, a  =  {x} , b={y}}", "new", "@misc{k, a  =  {new} , b={y}}"},
      {"@misc{k, a = \"x\", b={y}}", "n {e} w", "@misc{k, a = \"n {e} w\", b={y}}"},
      {"@misc{k, a = \"x\"}", "\"new\"", "@misc{k, a = {\"new\"}}"},
      {"@misc{k, a = 1999}", "2000", "@misc{k, a = 2000}"},
      {"@misc{k, a = 1999}", "2000a", "@misc{k, a = {2000a}}"},
      {"@misc{k, a = jan}", "feb", "@misc{k, a = {feb}}"},
      {"@misc{k, a = jan}", "feb", "@misc{k, a = feb}", ValueForm::source},
      {"@misc{k, a = {x} # jan # \"y\"}", "new", "@misc{k, a = {new}}"},
      {"@misc{k, a = {x}}", "\"1~\" # jan", "@misc{k, a = \"1~\" # jan}", ValueForm::source},
      {"@misc{k, a =, b={y}}", "new", "@misc{k, a = {new}, b={y}}"},
      {"@misc{k, a = {x}}", "", "@misc{k, a = {}}"},
      {"@misc{k, a = {x}}", "a}b", ""},
      {"@misc{k, a = {x}}", "{a", ""},
      {"@misc{k, a = {x}}", "}{", ""},
      {"@misc{k, a = {x}}", "x\n@misc{l,", ""},
      {"@misc{k, a = {x}}", "x, b = {y}", "", ValueForm::source},
      {"@misc{k, a = {x}}", "", "", ValueForm::source},
      {"@misc{k, a = {x}}", "two words", "", ValueForm::source},
  };
  for (const Row& row : rows) {
    const Block block = first_block(row.source);
    std::vector<Edit> edits;
    const bool done = set_field(row.source, block, block.fields.at(0), row.value, row.form, edits);
    EXPECT_EQ(done, !row.expected.empty()) << row.value;
    EXPECT_EQ(edits.empty(), !done);
    EXPECT_EQ(applied(row.source, edits), done ? row.expected : row.source);
  }
}

TEST(BibtexEdits, AddFieldsInTheEntrysLayout) {
  struct Row {
    std::string_view source;
    std::string_view expected;
  };
  const Row rows[] = {
      {"@misc{k,\n  a = {x}\n}", "@misc{k,\n  a = {x},\n  doi = {1},\n  year = 2000\n}"},
      {"@misc{k,\n  a = {x},\n}", "@misc{k,\n  a = {x},\n  doi = {1},\n  year = 2000,\n}"},
      {"@misc{k,\r\n\ta={x}\r\n}\r\n", "@misc{k,\r\n\ta={x},\r\n\tdoi={1},\r\n\tyear=2000\r\n}\r\n"},
      {"@misc{k,\n a      = \"x\",\n title  = \"y\"}",
       "@misc{k,\n a      = \"x\",\n title  = \"y\",\n doi    = \"1\",\n year   = 2000}"},
      {"@misc{k,\n a =     {x},\n title = {y}}",
       "@misc{k,\n a =     {x},\n title = {y},\n doi =   {1},\n year =  2000}"},
      {"@misc{k, a={x}}", "@misc{k, a={x}, doi={1}, year=2000}"},
      {"@misc{k,a={x},}", "@misc{k,a={x},doi={1},year=2000,}"},
      {"@misc(k, a = \"x\")", "@misc(k, a = \"x\", doi = \"1\", year = 2000)"},
      {"@misc{k,\n  a = {x}, % why\n}", "@misc{k,\n  a = {x}, % why\n  doi = {1},\n  year = 2000,\n}"},
      {"@misc{k,\n  a = {x} % why\n}", "@misc{k,\n  a = {x}, % why\n  doi = {1},\n  year = 2000\n}"},
      {"@misc{k}", "@misc{k,\n  doi = {1},\n  year = 2000\n}"},
      {"@misc{k,}\r\n", "@misc{k,\r\n  doi = {1},\r\n  year = 2000\r\n}\r\n"},
      {"@misc{k,\n}", "@misc{k,\n  doi = {1},\n  year = 2000\n}"},
      {"@misc{}", "@misc{,\n  doi = {1},\n  year = 2000\n}"},
  };
  for (const Row& row : rows) {
    const Block block = first_block(row.source);
    std::vector<Edit> edits;
    const NewField fields[] = {{"doi", "1"}, {"year", "2000", ValueForm::source}};
    ASSERT_TRUE(add_fields(row.source, block, fields, edits));
    EXPECT_EQ(applied(row.source, edits), row.expected);
  }
}

TEST(BibtexEdits, AddNothingThatCannotStand) {
  const std::string_view source = "@misc{k, a={x}}";
  const Block block = first_block(source);
  std::vector<Edit> edits;
  for (const NewField& field : {NewField{"a b", "1"}, NewField{"", "1"}, NewField{"a", "}"}, NewField{"a=", "1"}}) {
    const NewField fields[] = {{"good", "1"}, field};
    EXPECT_FALSE(add_fields(source, block, fields, edits)) << field.name;
    EXPECT_TRUE(edits.empty());
  }
}

TEST(BibtexEdits, RemoveFieldsWithTheirLines) {
  struct Row {
    std::string_view source;
    std::vector<std::size_t> removed;
    std::string_view expected;
    std::string_view with_new_field;
  };
  constexpr std::string_view lines = "@misc{k,\n  a = {x},\n  b = {y},\n  c = {z}\n}";
  constexpr std::string_view commas = "@misc{k,\n  a = {x},\n  b = {y},\n}";
  constexpr std::string_view one_line = "@misc{k, a={x}, b={y}, c={z}}";
  const Row rows[] = {
      {lines, {0}, "@misc{k,\n  b = {y},\n  c = {z}\n}", "@misc{k,\n  b = {y},\n  c = {z},\n  n = {1}\n}"},
      {lines, {2}, "@misc{k,\n  a = {x},\n  b = {y}\n}", "@misc{k,\n  a = {x},\n  b = {y},\n  n = {1}\n}"},
      {lines, {1, 2}, "@misc{k,\n  a = {x}\n}", "@misc{k,\n  a = {x},\n  n = {1}\n}"},
      {lines, {0, 2}, "@misc{k,\n  b = {y}\n}", "@misc{k,\n  b = {y},\n  n = {1}\n}"},
      {lines, {0, 1, 2}, "@misc{k\n}", "@misc{k,\n  n = {1}\n}"},
      {commas, {1}, "@misc{k,\n  a = {x},\n}", "@misc{k,\n  a = {x},\n  n = {1},\n}"},
      {commas, {0, 1}, "@misc{k,\n}", "@misc{k,\n  n = {1},\n}"},
      {one_line, {0}, "@misc{k, b={y}, c={z}}", "@misc{k, b={y}, c={z}, n={1}}"},
      {one_line, {1, 2}, "@misc{k, a={x}}", "@misc{k, a={x}, n={1}}"},
      {"@misc{k,\n  a = {x}, b = {y},\n}", {0}, "@misc{k,\n  b = {y},\n}", "@misc{k,\n  b = {y}, n = {1},\n}"},
      {"@misc{k,\n  a = {x},\n  b = {y}, % b\n}",
       {1},
       "@misc{k,\n  a = {x},\n   % b\n}",
       "@misc{k,\n  a = {x},\n   % b\n  n = {1},\n}"},
      {"@misc{a={x}}", {0}, "@misc{}", "@misc{, n={1}}"},
  };
  for (const Row& row : rows) {
    const Block block = first_block(row.source);
    std::vector<const FieldNode*> removed;
    for (const std::size_t index : row.removed) removed.push_back(&block.fields.at(index));
    std::vector<Edit> edits;
    remove_fields(row.source, block, removed, edits);
    EXPECT_EQ(applied(row.source, edits), row.expected);
    const NewField fields[] = {{"n", "1"}};
    ASSERT_TRUE(add_fields(row.source, block, fields, edits));
    EXPECT_EQ(applied(row.source, edits), row.with_new_field) << row.source;
  }
}

TEST(BibtexEdits, RenameKeys) {
  struct Row {
    std::string_view source;
    std::string_view key;
    std::string_view expected;  // empty: rejected
  };
  const Row rows[] = {
      {"@misc{k, a={x}}", "new", "@misc{new, a={x}}"},
      {"@misc{my key, a={x}}", "new", "@misc{new, a={x}}"},
      {"@misc{, a={x}}", "new", "@misc{new, a={x}}"},
      {"@misc{a={x}}", "new", "@misc{new, a={x}}"},
      {"@misc{\n a={x}}", "new", "@misc{new,\n a={x}}"},
      {"@misc{k, a={x}}", "n,w", ""},
      {"@misc{k, a={x}}", "n w", ""},
      {"@misc{k, a={x}}", "", ""},
      {"@string{a={x}}", "new", ""},
  };
  for (const Row& row : rows) {
    std::vector<Edit> edits;
    const bool done = rename_key(row.source, first_block(row.source), row.key, edits);
    EXPECT_EQ(done, !row.expected.empty()) << row.key;
    EXPECT_EQ(applied(row.source, edits), done ? row.expected : row.source);
  }
}

}  // namespace
}  // namespace opcit::bibtex
