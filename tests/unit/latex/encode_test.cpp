#include <gtest/gtest.h>

#include "base/utf8.h"
#include "latex/tables.h"
#include "text/unicode.h"
#include "unit/latex/latex_tool.h"

namespace opcit {
namespace {

using test::encoded;
using test::markup;

struct Row {
  std::string_view plain;
  std::string_view utf8;
  std::string_view ascii;
};

TEST(LatexEncode, SpellsText) {
  const Row rows[] = {
      {"plain text", "plain text", "plain text"},
      {"50% & #1 a_b $5", R"(50\% \& \#1 a\_b \$5)", R"(50\% \& \#1 a\_b \$5)"},
      {"Gödel, Erdős", "Gödel, Erdős", R"(G{\"o}del, Erd{\H{o}}s)"},
      {"Łódź île", "Łódź île", R"({\L}{\'o}d{\'z} {\^\i}le)"},
      {"ậ ǽ ά", "ậ ǽ ά", R"({\^{\d{a}}} {\'{\ae}} ά)"},
      {"x̂ o͡o", "x̂ o͡o", R"({\^x} {\t{oo}})"},
      {"α ≤ ℝ ₂", "α ≤ ℝ ₂", R"({$\alpha$} {$\leq$} {$\mathbb{R}$} {$_2$})"},
      {"1–2—3", "1--2---3", "1--2---3"},
      {"a--b ''c'' ,,", R"(a-{}-b '{}'c'{}' ,{},)", R"(a-{}-b '{}'c'{}' ,{},)"},
      {"“a” ‘b’", "“a” ‘b’", R"(``a'' `b{\textquoteright})"},
      {"a\u00A0b\u2009c", "a~b\\,c", "a~b\\,c"},
      {"a  b", "a \\ b", "a \\ b"},
      {" a ", "\\ a\\ ", "\\ a\\ "},
      {"~^\\`", R"({\textasciitilde}{\textasciicircum}{\textbackslash}{\textasciigrave})",
       R"({\textasciitilde}{\textasciicircum}{\textbackslash}{\textasciigrave})"},
      {"{a}", R"(\{a\})", R"(\{a\})"},
      {"}a{", R"({\textbraceright}a{\textbraceleft})", R"({\textbraceright}a{\textbraceleft})"},
      {"½ ⅓ €", "½ ⅓ €", R"({\textonehalf} ⅓ {\texteuro})"},
      // Only what LaTeX knows with T1, textcomp, amsmath and amssymb.
      {"Да Ε ả ℊ", "Да Ε ả ℊ", "Да Ε ả ℊ"},
      {"ℂ ℵ 𝔄 𝒜", "ℂ ℵ 𝔄 𝒜", R"({$\mathbb{C}$} {$\aleph$} {$\mathfrak{A}$} {$\mathcal{A}$})"},
      {"a<b>c|d", "a$<$b$>$c$|$d", "a$<$b$>$c$|$d"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(encoded({row.plain, {}}, false), row.utf8);
    EXPECT_EQ(encoded({row.plain, {}}, true), row.ascii);
  }
}

TEST(LatexEncode, CountsWhatItCannotSpell) {
  std::string out;
  std::string unspelled;
  EXPECT_EQ(encode_latex({"漢é字", {}}, {.ascii = true}, out, &unspelled), 2U);
  EXPECT_EQ(out, "漢{\\'e}字");
  EXPECT_EQ(unspelled, "漢字");
  out.clear();
  EXPECT_EQ(encode_latex({"漢字", {}}, {.ascii = false}, out, nullptr), 0U);
}

struct RunRow {
  std::string_view plain;
  test::Runs runs;
  std::string_view expected;
};

std::vector<RunRow> run_rows() {
  return {
      {"abc", {{0, 3, Style::italic}, {1, 1, Style::bold}}, R"(\emph{a\textbf{b}c})"},
      {"H2O", {{1, 1, Style::subscript}}, R"(H\textsubscript{2}O)"},
      {"x2", {{1, 1, Style::superscript}}, R"(x\textsuperscript{2})"},
      {"abc",
       {{0, 1, Style::small_caps}, {1, 1, Style::monospace}, {2, 1, Style::underline}},
       R"(\textsc{a}\texttt{b}\underline{c})"},
      {"NASA x", {{0, 4, Style::keep_case}}, "{NASA} x"},
      {"École", {{0, 6, Style::keep_case}}, R"({{\'E}cole})"},
      {"&c x", {{0, 2, Style::keep_case}}, R"({{}\&c} x)"},
      {"em", {{0, 2, Style::keep_case}, {0, 2, Style::italic}}, R"({{}\emph{em}})"},
      {"x²", {{0, 3, Style::math, "x^2"}}, "$x^2$"},
      {"α", {{0, 2, Style::keep_case}, {0, 2, Style::math, "\\alpha"}}, R"({{}$\alpha$})"},
      {"5%", {{0, 2, Style::math, "5\\%"}}, R"($5\%$)"},
      {"[k] x", {{0, 3, Style::tex, "\\cite{k}"}}, R"(\cite{k} x)"},
      {"bar", {{0, 0, Style::tex, "\\foo"}}, R"(\foo bar)"},
      {" bar", {{0, 0, Style::tex, "\\foo"}}, R"(\foo\ bar)"},
      {"[bar", {{0, 0, Style::tex, "\\foo{}"}}, R"(\foo{}\relax[bar)"},
      {"éa", {{0, 0, Style::tex, "\\foo"}}, R"(\foo {\'e}a)"},
      {"http://a.b/~c%", {{0, 14, Style::link, "http://a.b/~c%"}}, R"(\url{http://a.b/~c\%})"},
      {"see it", {{4, 2, Style::link, "http://a.b/#c"}}, R"(see \href{http://a.b/\#c}{it})"},
  };
}

TEST(LatexEncode, WritesRunsThatReadBackTheSame) {
  for (const RunRow& row : run_rows()) {
    const Text text{row.plain, row.runs};
    const std::string tex = encoded(text, true);
    EXPECT_EQ(tex, row.expected);
    Arena arena;
    EXPECT_EQ(markup(decode_latex(tex, LatexFlavour::bibtex, arena)), markup(text)) << tex;
  }
}

TEST(LatexEncode, LeavesCaseProtectionOutUnlessAsked) {
  const test::Runs runs{{0, 4, Style::keep_case}};
  EXPECT_EQ(encoded({"NASA", runs}, false, false), "NASA");
}

TEST(LatexEncode, MakesMathSafeForBibtex) {
  const test::Runs letters{{0, 7, Style::math, "αb≤%"}};
  EXPECT_EQ(encoded({"αb≤%", letters}, false), R"($\alpha b\leq\%$)");
  const test::Runs unbalanced{{0, 1, Style::math, "x}"}};
  EXPECT_EQ(encoded({"x", unbalanced}, false), "x");
  const test::Runs dollar{{0, 1, Style::math, "a$b"}};
  EXPECT_EQ(encoded({"x", dollar}, false), "x");
  const test::Runs unbalanced_tex{{0, 1, Style::tex, "\\foo{"}};
  EXPECT_EQ(encoded({"x", unbalanced_tex}, false), "x");
}

void expect_round_trip(std::string_view plain, bool ascii) {
  std::string tex;
  encode_latex({plain, {}}, {ascii, true}, tex);
  Arena arena;
  const Text back = decode_latex(tex, LatexFlavour::bibtex, arena);
  std::string scratch_plain;
  std::string scratch_back;
  // Decomposed characters become composed: the result is canonically equivalent.
  EXPECT_EQ(to_nfc(back.plain, scratch_back), to_nfc(plain, scratch_plain)) << tex;
  EXPECT_TRUE(back.runs.empty()) << tex;
  const auto braces = [&](char c) { return std::count(tex.begin(), tex.end(), c); };
  EXPECT_EQ(braces('{'), braces('}')) << tex;
}

TEST(LatexEncode, DecodesToWhatWasEncoded) {
  for (const std::string_view text :
       {"``",     "''",         "--",      "---",     "----",     "–-",         "-–",
        "a  b",   "a   b    c", " a",      "a ",      "  ",       "%",          "~",
        "^",      "\\",         "\\alpha", "{",       "}",        "}{",         "{}",
        "{a} b",  "?`",         "!`",      "?‘",      "“”",       "‘“",         "’",
        "''”",    ",,",         "„,",      "<<",      ">>",       "«»",         "$x$",
        "a_b^c",  "\\'e",       "x̂ŷ",      "e\u0301", "ệ",        "o\u0361o",   "a\u0323\u0302",
        "<b>",    "|",          "\"",      "`",       "ﬁ",        "…",          "\u00A0",
        "\u00AD", "\u200C",     "α-β",     "ℵ₀",      "10⁻³",     "naïve café", "Θεός",
        "Пушкин", "\u0301",     "\\{",     "#1 & 2",  "{\\bf x}", "a\tb"}) {
    if (std::string_view(text) == "a\tb") continue;
    expect_round_trip(text, true);
    expect_round_trip(text, false);
  }
}

TEST(LatexEncode, DecodesEveryCharacterThatHasASpelling) {
  std::size_t spelled = 0;
  for (char32_t c = 0x21; c < 0x20000; ++c) {
    if (!is_assigned(c) || (c >= 0xD800 && c <= 0xDFFF)) continue;
    for (const std::string_view around : {"", "a"}) {
      std::string plain(around);
      append_utf8(plain, c);
      plain += around;
      std::string tex;
      const std::size_t missing = encode_latex({plain, {}}, {.ascii = true}, tex);
      EXPECT_TRUE(missing != 0 || is_ascii(tex)) << tex;
      spelled += missing == 0 && around.empty();
      Arena arena;
      const Text back = decode_latex(tex, LatexFlavour::bibtex, arena);
      std::string scratch_back;
      std::string scratch_plain;
      const bool same = back.plain == plain || to_nfc(back.plain, scratch_back) == to_nfc(plain, scratch_plain);
      EXPECT_TRUE(same && back.runs.empty())
          << "U+" << std::hex << static_cast<unsigned>(c) << " " << tex << " -> " << markup(back);
    }
  }
  EXPECT_GT(spelled, 1400U);
}

TEST(LatexTables, EveryNameIsReadAsItsCharacter) {
  const auto check = [](std::span<const latex::SymbolRow> rows, bool math) {
    for (const latex::SymbolRow& row : rows) {
      std::string names = row.names;
      for (std::size_t pos = 0; pos < names.size();) {
        const std::size_t end = std::min(names.find(' ', pos), names.size());
        const std::string name = names.substr(pos, end - pos);
        pos = end + 1;
        if (name.empty()) continue;
        std::string expected;
        append_utf8(expected, row.character);
        const std::string source = std::string(math ? "$\\" : "\\").append(name).append(math ? "$" : "{}");
        Arena arena;
        EXPECT_EQ(decode_latex(source, LatexFlavour::bibtex, arena).plain, expected) << source;
      }
    }
  };
  check(latex::text_symbols(), false);
  check(latex::math_symbols(), true);
}

TEST(LatexTables, EveryAccentIsRead) {
  for (const latex::AccentRow& row : latex::accents()) {
    std::string expected = "g";
    append_utf8(expected, row.mark);
    std::string scratch;
    Arena arena;
    const std::string source = std::string("\\").append(row.name).append("{g}");
    EXPECT_EQ(decode_latex(source, LatexFlavour::bibtex, arena).plain, to_nfc(expected, scratch)) << source;
  }
}

}  // namespace
}  // namespace opcit
