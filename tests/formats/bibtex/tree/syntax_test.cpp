#include "bibtex/tree/syntax.h"

#include <gtest/gtest.h>

#include "formats/bibtex/tree/syntax_test_support.h"

namespace opcit::bibtex {
namespace {

using namespace std::literals;

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view tree;
  std::string_view diagnostics = {};
};

void check(const Row& row) {
  SCOPED_TRACE(row.name);
  Diagnostics diagnostics;
  EXPECT_EQ(dump(row.text, &diagnostics), row.tree);
  EXPECT_EQ(dump(diagnostics), row.diagnostics);
}

TEST(BibtexSyntax, ReadsWhatBibtexReads) {
  const Row rows[] = {
      {"entry", "@misc{k, a = {x}, b=\"y\", c = 1984, d = jan}", "@misc{k; a={x}; b=\"y\"; c=1984; d=jan}"},
      {"case is kept", "@ArTiCle{Key,TITLE={X}}", "@ArTiCle{Key; TITLE={X}}"},
      {"parentheses", "@misc(k, a = {(x)}, b = \"(y)\")", "@misc(k; a={(x)}; b=\"(y)\")"},
      {"parenthesis in a key", "@misc(a(b), c = {x})", "@misc(a(b); c={x})"},
      {"only a key", "@misc{k}", "@misc{k}"},
      {"comma after the key", "@misc{k,}", "@misc{k}"},
      {"comma after the last field", "@misc{k, a={x},\n}", "@misc{k; a={x}}"},
      {"doubled commas", "@misc{k,, a={x},,b={y},,}", "@misc{k; a={x}; b={y}}"},
      {"concatenation", "@misc{k, a = {x} # jan#\"y\" # 7}", "@misc{k; a={x}#jan#\"y\"#7}"},
      {"odd keys", "@misc{doi:10.1/a_b+c'é=d, a={x}}", "@misc{doi:10.1/a_b+c'é=d; a={x}}"},
      {"odd macros", "@misc{k, a = acm-tr_x.y:z+/w}", "@misc{k; a=acm-tr_x.y:z+/w}"},
      {"nested braces", "@misc{k, a = {{{x}}{}y}}", "@misc{k; a={{{x}}{}y}}"},
      {"quotes in braces", "@misc{k, a = {\"x}}", "@misc{k; a={\"x}}"},
      {"quotes in braces in quotes", "@misc{k, a = \"G{\\\"o}del {\"}\"}", "@misc{k; a=\"G{\\\"o}del {\"}\"}"},
      {"a backslash protects no brace", "@misc{k, a = {\\{x\\}}, b = {y}}", "@misc{k; a={\\{x\\}}; b={y}}"},
      {"windows", "@misc{k,\r\n  a = {x\r\ny}\r\n}\r\n", "@misc{k; a={x\r\ny}}"},
      {"blanks everywhere", "@misc {\tk ,\n\n a\n=\n{x}\n,\n}", "@misc{k; a={x}}"},
      {"percent in values", "@misc{k, a = {50 % of}, b = \"%\"}", "@misc{k; a={50 % of}; b=\"%\"}"},
      {"entries on one line", "@misc{a,x={1}}@misc{b,x={2}} @misc{c}", "@misc{a; x={1}}\n@misc{b; x={2}}\n@misc{c}"},
      {"at in a value", "@misc{k, a = {me@home.org}, b = \"\n  @ x\"}", "@misc{k; a={me@home.org}; b=\"\n  @ x\"}"},
  };
  for (const Row& row : rows) check(row);
}

TEST(BibtexSyntax, ReadsOtherBlocks) {
  const Row rows[] = {
      {"string", "@string{a = {x} # b}", "@string{a={x}#b}"},
      {"string in parentheses", "@String(a = \"x\")", "@String(a=\"x\")"},
      {"several definitions", "@string{a = {x}, b = {y}}", "@string{a={x}; b={y}}"},
      {"preamble", "@preamble{\"x\" # {y}}", "@preamble{=\"x\"#{y}}"},
      {"comments in a head", "@\n %a\npreamble\n %b\n { \"x\" }", "@preamble{=\"x\"}"},
      {"comment", "@comment{a {b} @misc{c, d={e}}}", "comment(a {b} @misc{c, d={e}})"},
      {"entries in a comment", "@Comment{\n@misc{c,\n d={e}\n}\n}@misc{f}",
       "comment(\n@misc{c,\n d={e}\n}\n)\n@misc{f}"},
      {"comment in parentheses", "@comment(a (b) {) c", "comment(a (b) {)\ntext(c)"},
      {"comment of a line", "@comment a {b}\n@misc{c}", "comment(a {b})\n@misc{c}"},
      {"comment without text", "@comment\n{a}", "comment()\ntext({a})"},
      {"free text", "a\nb\n\n \nc @misc{d} e", "text(a\nb)\ntext(c)\n@misc{d}\ntext(e)"},
      {"mail", "me@home.org, you @ home (or not) @misc{a}", "text(me@home.org, you @ home (or not))\n@misc{a}"},
      {"entry behind percent", "x\n  % @misc{a,\n% b\n@misc{c}", "text(x\n  % @misc{a,\n% b)\n@misc{c}"},
      {"percent in text", "5 % of @misc{a}", "text(5 % of)\n@misc{a}"},
      {"comments between fields", "@misc{k, % one @misc{z}\n a={x} % two\n, % b={y},\n c % 3\n = % 4\n {z} % 5\n}",
       "@misc{k; a={x}; c={z}}"},
      {"nothing", " \r\n\t", ""},
      {"zero bytes", "\0@misc{k, a={\0}}"sv, "text(\0)\n@misc{k; a={\0}}"sv},
  };
  for (const Row& row : rows) check(row);
}

TEST(BibtexSyntax, ForgivesFaultsThatLoseNothing) {
  const Row rows[] = {
      {"no key", "@misc{title = {x}}", "@misc{-; title={x}}", "missing-key@0+5"},
      {"no key, no blanks", "@misc{title={x}}", "@misc{-; title={x}}", "missing-key@0+5"},
      {"empty key", "@misc{, title={x}}", "@misc{; title={x}}", "missing-key@0+5"},
      {"nothing at all", "@misc{}", "@misc{}", "missing-key@0+5"},
      {"key with blanks", "@misc{Smith 2004a, a={x}}", "@misc{Smith 2004a; a={x}}", "blank-in-key@6+11"},
      {"comma after the key", "@misc{k\n a={x}}", "@misc{k; a={x}}", "missing-comma@7+0"},
      {"comma between fields", "@misc{k, a={x}\n b={y} c=1 d=jan e=2}", "@misc{k; a={x}; b={y}; c=1; d=jan; e=2}",
       "missing-comma@14+0 missing-comma@21+0 missing-comma@25+0 missing-comma@31+0"},
      {"equals sign", "@misc{k, a {x}, b\"y\"}", "@misc{k; a={x}; b=\"y\"}", "missing-equals@10+0 missing-equals@17+0"},
      {"value", "@misc{k, a = , b =}", "@misc{k; a=; b=}", "missing-value@9+1 missing-value@15+1"},
      {"value before a field", "@misc{k, a =\n b = {y}}", "@misc{k; a=; b={y}}", "missing-value@9+1"},
      {"operand", "@misc{k, a = {x} # , b={y}}", "@misc{k; a={x}; b={y}}", "missing-value@9+1"},
      {"pages", "@misc{k, a = 10--20, b={y}}", "@misc{k; a=<10--20>; b={y}}", "unquoted-value@13+6"},
      {"words", "@misc{k, a = It's a title,\n b={y}}", "@misc{k; a=<It's a title>; b={y}}", "unquoted-value@13+12"},
      {"words at the end", "@misc(k, a = two words)", "@misc(k; a=<two words>)", "unquoted-value@13+9"},
      {"brace in quotes", "@misc{k, a = \"x}y\", b={y}}", "@misc{k; a=\"x}y\"; b={y}}", "unbalanced-brace@15+1"},
      {"wrong delimiter", "@misc(k, a = {x}}", "@misc(k; a={x})", "unbalanced-brace@16+1"},
      {"brace too many", "@misc{k, a = {x}}, b = {y}}", "@misc{k; a={x}; b={y}}?", "extra-brace@16+1"},
      {"no brace too many", "@misc{k, a = {x}},\nb", "@misc{k; a={x}}\ntext(,\nb)"},
      {"unclosed comment", "@comment{a\n@misc{b}", "comment({a)?\n@misc{b}", "unclosed-comment@8+1"},
      {"later comments", "@comment{a\n@comment{b}\n@comment{c\n@misc{d}",
       "comment({a)?\ncomment(b)\ncomment({c)?\n@misc{d}", "unclosed-comment@8+1 unclosed-comment@31+1"},
      {"no comma after a key in parentheses", "@home (or not)", "text(@home (or not))", "stray-at@0+5"},
      {"no brace after a type", "x@y\n@misc key, a = 1\n", "text(x@y\n@misc key, a = 1)", "stray-at@4+5"},
  };
  for (const Row& row : rows) check(row);
}

TEST(BibtexSyntax, RecoversDamagedEntries) {
  const Row rows[] = {
      {"entry not closed", "@misc{a,\n x = {1},\n y = 2\n\n@misc{b,}\n@misc{c, x={3}}",
       "@misc{a; x={1}; y=2}!?\n@misc{b}\n@misc{c; x={3}}", "unclosed-brace@5+1"},
      {"value not closed", "@misc{a,\n x = {one {two},\n y = {3}\n}\n\n@misc{b, z={4}}",
       "@misc{a; x={one {two}; y={3}}?\n@misc{b; z={4}}", "unclosed-brace@14+1"},
      {"value without any brace", "@misc{a,\n x = {one,\n y = 3,\n}\n@misc{b, z={4}}",
       "@misc{a; x={one; y=3}?\n@misc{b; z={4}}", "unclosed-brace@14+1"},
      {"last value not closed", "@misc{a,\n x = {one\n}\n@misc{b, z={4}}", "@misc{a; x={one}?\n@misc{b; z={4}}",
       "unclosed-brace@14+1"},
      {"value not closed at the end", "@misc{a,\n x = {one {two},\n y = {3}\n}\n", "@misc{a; x={one {two}; y={3}}?",
       "unclosed-brace@14+1"},
      {"quote not closed", "@misc{a,\n x = \"one,\n y = \"2\",\n z = {3}\n}\n@misc{b, z={4}}",
       "@misc{a; x=\"one; y=\"2\"; z={3}}?\n@misc{b; z={4}}", "unclosed-quote@14+1"},
      {"quote not closed in the last field", "@misc{a,\n x = \"one\n}\n@misc{b, z={4}}",
       "@misc{a; x=\"one}?\n@misc{b; z={4}}", "unclosed-quote@14+1"},
      {"brace not closed in quotes", "@misc{a,\n x = \"{one\",\n y = \"2\"\n}\n@misc{b, z=\"4\"}",
       "@misc{a; x=\"{one\"; y=\"2\"}?\n@misc{b; z=\"4\"}", "unclosed-quote@14+1"},
      {"two values not closed", "@misc{a,\n x = {one,\n y = {two,\n z = {3}\n}\n@misc{b, z={4}}",
       "@misc{a; x={one; y={two; z={3}}?\n@misc{b; z={4}}", "unclosed-brace@14+1 unclosed-brace@25+1"},
      {"the fault is not in the last value",
       "@misc{a,\n x = {one {two},\n y = {3}\n}\nBy N.N., z = {4}\n@misc{b, z={4}}",
       "@misc{a; x={one {two}; y={3}}?\ntext(By N.N., z = {4})\n@misc{b; z={4}}", "unclosed-brace@14+1"},
      {"indented", "@misc{a, x = {one\n  @book{b, z={4}}", "@misc{a; x={one}!?\n@book{b; z={4}}",
       "unclosed-brace@13+1"},
      {"string", "@string{a = \"x\n@string{b = \"y\"}", "@string{a=\"x}!?\n@string{b=\"y\"}", "unclosed-quote@12+1"},
      {"preamble", "@preamble{ {x \n@misc{b, z={4}}", "@preamble{={x}!?\n@misc{b; z={4}}", "unclosed-brace@11+1"},
      {"comment in an open entry", "@misc{a, x = {1}\n@comment{c}\n", "@misc{a; x={1}}!?\ncomment(c)",
       "unclosed-brace@5+1"},
      {"head only", "@misc{", "@misc{-}!?", "missing-key@0+5 unclosed-brace@5+1"},
      {"key only", "@misc{a,\n@misc{b,c={d}}", "@misc{a}!?\n@misc{b; c={d}}", "unclosed-brace@5+1"},
      {"stray words", "@misc{a, x={1} oops, y={2}, 'what {ever, it}' is, z=3}", "@misc{a; x={1}; y={2}; z=3}?",
       "stray-in-entry@15+4 stray-in-entry@28+20"},
      {"rubbish", "@misc{a, =,\"',#(, y={2}}", "@misc{a; y={2}}?", "stray-in-entry@9+7"},
  };
  for (const Row& row : rows) check(row);
}

TEST(BibtexSyntax, CountsSpansFromTheOffset) {
  Diagnostics diagnostics;
  Parser parser("\n@misc{}", &diagnostics, 1000);
  Block block;
  ASSERT_TRUE(parser.next(block));
  EXPECT_EQ(dump(diagnostics), "missing-key@1001+5");
  EXPECT_EQ(parser.position(), 8U);
  EXPECT_FALSE(parser.next(block));
}

TEST(BibtexSyntax, FindsFieldsInAnyCase) {
  Parser parser("@misc{k, Title = {a}, title = {b}}");
  Block block;
  ASSERT_TRUE(parser.next(block));
  ASSERT_NE(block.find("title"), nullptr);
  EXPECT_EQ(block.find("title")->value, "{a}") << "the first one";
  EXPECT_EQ(block.find("author"), nullptr);
}

}  // namespace
}  // namespace opcit::bibtex
