#include <gtest/gtest.h>

#include <chrono>

#include "base/utf8.h"
#include "latex/plain.h"
#include "text/unicode.h"
#include "unit/latex/latex_tool.h"

namespace opcit {
namespace {

using test::decoded;

struct Decoded {
  std::string_view source;
  std::string_view expected;
};

void expect_rows(std::initializer_list<Decoded> rows, LatexFlavour flavour) {
  for (const Decoded& row : rows) EXPECT_EQ(decoded(row.source, flavour), row.expected) << row.source;
}

TEST(LatexDecode, ComposesAccentsInEverySpelling) {
  expect_rows(
      {
          {R"(\'e\'{e}{\'e}\' e\' {e})", "ééééé"},
          {R"(\'{\i}{\'\i}\'\i{}\'i)", "íííí"},
          {R"(\^\j \=\i \.\i)", "ĵīi"},
          {R"(\v{c} \v c\c{c}\c c\k a\d u\b{k}\r a\H o\u g\.z)", "č čççąụḵåőğż"},
          {R"(\t{oo}\h{a}\G{a}\U{a})", "o͡oảȁa̎"},
          {R"(\'{\^a}\^{\'a}\d{\^a})", "ấá̂ậ"},
          {R"({\'{\ae}}\'{\o}\"{\CYRI})", "ǽǿӤ"},
          {R"(\'{x}\~{q})", "x́q̃"},
          {R"(\textcommabelow{s}\textsubring{r})", "șr̥"},
          {R"(\'{}\"{}\c{}\.{}\~{})", "´¨¸˙~"},
          {R"(\'{\emph{e}}t)", "<i>é</i>t"},
          {R"(\c {cb})", "çb"},
          {R"(\'я)", "я́"},
      },
      LatexFlavour::bibtex);
}

TEST(LatexDecode, EndsControlWordsAsTexDoes) {
  expect_rows(
      {
          {R"(\l o \l{}o {\l}o \o x)", "ło ło ło øx"},
          {R"(Stra\ss e, stra\ss{} e)", "Straße, straß e"},
          {R"(\O\AA\aa\AE\oe\DH\dh\TH\th\DJ\dj\NG\ng\L\i\j\S\P)", "ØÅåÆœÐðÞþĐđŊŋŁıȷ§¶"},
          {R"(\textdegree C \texteuro5)", "°C €5"},
          {R"(\cyra\CYRA\cyrchar\CYROMEGA\textalpha\textschwa)", "аАѠαə"},
          {R"(\textipa{fO\textturnr @})", "fɔɹə"},
      },
      LatexFlavour::bibtex);
}

TEST(LatexDecode, ReadsPunctuationAndSpaces) {
  expect_rows(
      {
          {"``a'' `b' c's", "“a” ‘b' c's"},
          {"1--2---3 a-b ----", "1–2—3 a-b ----"},
          {",,a'' <<b>> ?`c !`d", "„a” «b» ¿c ¡d"},
          {R"(\% \& \# \_ \$ \{ \})", "% & # _ $ { }"},
          {"A.~B\\,C\\ D", "A.\u00A0B\u2009C D"},
          {"a  b\n\t c", "a b c"},
          {"one\n\ntwo\r\n\r\nthree", "one\n\ntwo\n\nthree"},
          {R"(Fran\-co\/is a\\b)", "Fran\u00ADcois a b"},
          {R"(\textbackslash\textasciitilde\^{}\textquoteleft\textquoteright)", "\\~^‘’"},
          {R"(\enquote{a \enquote{b}} \mkbibquote{c})", "“a ‘b’” “c”"},
          {"50% of a & b # c_d ^e", "50% of a & b # c_d ^e"},
          {R"(\char126\char`\~\symbol{64})", "~~@"},
          {R"(\nicefrac{1}{3}\textfrac{2}{7})", "⅓<tex:\\textfrac{2}{7}>2/7</tex>"},
      },
      LatexFlavour::bibtex);
}

TEST(LatexDecode, TurnsCommandsIntoRuns) {
  expect_rows(
      {
          {R"(\emph{a} {\em b} \textit c)", "<i>a</i> <i>b</i> <i>c</i>"},
          {R"({\bf a {\it b} c} d)", "<b>a <i>b</i> c</b> d"},
          {R"(x \bfseries y)", "x <b>y</b>"},
          {R"(\textsc{a}\texttt{b}\underline{c}\mkbibbold{d})", "<sc>a</sc><tt>b</tt><u>c</u><b>d</b>"},
          {R"(H\textsubscript{2}O 2\textsuperscript{nd} CO_{2} x^{y})",
           "H<sub>2</sub>O 2<sup>nd</sup> CO<sub>2</sub> x<sup>y</sup>"},
          {R"(\url{http://a.b/~c_d?e\%20f})", "<link:http://a.b/~c_d?e%20f>http://a.b/~c_d?e%20f</link>"},
          {R"(\href{http://a.b/\#c}{\'etude})", "<link:http://a.b/#c>étude</link>"},
          {R"(\emph{})", ""},
          {R"(\verb|a\b|)", "<tt>a\\b</tt>"},
      },
      LatexFlavour::bibtex);
}

TEST(LatexDecode, TakesGroupsForCaseProtection) {
  expect_rows(
      {
          {"{NASA} and {N}ature", "<case>NASA</case> and <case>N</case>ature"},
          {R"({\'E}cole {\emph{X}} {{\'E}cole})", "École <i>X</i> <case>École</case>"},
          {"Jean{-}Jacques {} {\"}q{\"}", "Jean-Jacques  \"q\""},
          {"{{Double}} {{A} b}", "<case>Double</case> <case><case>A</case> b</case>"},
          {R"({$\leq$} {$x$})", "≤ <case><math:x>x</math></case>"},
      },
      LatexFlavour::bibtex);
}

TEST(LatexDecode, KeepsWhatHasNoUnicode) {
  expect_rows(
      {
          {R"(\cite{knuth} \citep[see][p.~3]{a,b})",
           "<tex:\\cite{knuth}>[knuth]</tex> <tex:\\citep[see][p.~3]{a,b}>[a,b]</tex>"},
          {R"(\noopsort{1973b}1973)", "<tex:\\noopsort{1973b}></tex>1973"},
          {R"(\switchargs{a}{\'e})", "<tex:\\switchargs{a}{\\'e}>a é</tex>"},
          {R"(\foo bar \foo{} baz)", "<tex:\\foo></tex>bar <tex:\\foo{}></tex> baz"},
          {R"(\LaTeX\ and \TeX{}book)", "<tex:\\LaTeX>LaTeX</tex> and <tex:\\TeX{}>TeX</tex>book"},
          {R"(\mbox{a b}\textcolor{red}{c})", "<tex:\\mbox{a b}>a b</tex><tex:\\textcolor{red}{c}>c</tex>"},
      },
      LatexFlavour::bibtex);
}

TEST(LatexDecode, RendersMath) {
  const std::initializer_list<Decoded> rows = {
      {R"(\alpha+\beta)", "α+β"},
      {R"(x \leq 3)", "x ≤ 3"},
      {R"(x\leq 3)", "x≤3"},
      {R"(\frac{2}{3})", "2/3"},
      {R"(\frac{a+b}{c})", "(a+b)/c"},
      {R"(\sfrac{1}{4})", "¼"},
      {R"(10^{-3} x_i^2 a_{ij} e^{x+y} x_{\max})", "10⁻³ xᵢ² aᵢⱼ eˣ⁺ʸ xₘₐₓ"},
      {R"(a_{q}b^{QS})", "a_qb^(QS)"},
      {R"(f'(x) 90^\circ A^*)", "f′(x) 90° A*"},
      {R"(\mathbb{R}^n \mathcal{H}_2 \mathbf{x} \mathbf{Muon})", "ℝⁿ ℋ₂ 𝐱 Muon"},
      {R"(\sqrt{2} \sqrt{x+1} \sqrt[3]{y})", "√2 √(x+1) ∛y"},
      {R"(\hat{x} \bar y \vec{v})", "x̂ ȳ v⃗"},
      {R"(O(n \log n) \log(n) 2\log n)", "O(n log n) log(n) 2 log n"},
      {R"(\text{if } x \in X)", "if x ∈ X"},
      {R"(\left(x\right. \{a\} 5\%)", "(x {a} 5%"},
      {R"(a\,b\;c\!d \quad e)", "a b cd e"},
      {R"(x \not= y \not\in Z)", "x ≠ y ∉ Z"},
      {R"(\softmax(x) \op{y})", "softmax(x) y"},
      {R"(\binom{n}{k} a \bmod b)", "C(n,k) a mod b"},
      {"\\ell_2", "ℓ₂"},
  };
  for (const Decoded& row : rows) {
    const std::string source = std::string("$").append(row.source).append("$");
    Arena arena;
    const Text text = decode_latex(source, LatexFlavour::bibtex, arena);
    EXPECT_EQ(text.plain, row.expected) << row.source;
    ASSERT_EQ(text.runs.size(), 1U) << row.source;
    EXPECT_EQ(text.runs[0].style, Style::math);
    EXPECT_EQ(text.runs[0].detail, row.source);
  }
}

TEST(LatexDecode, LeavesNoCharacterOfAFormulaInPieces) {
  for (char32_t c = 0xA0; c < 0xFFFE; ++c) {
    if ((c >= 0xD800 && c <= 0xDFFF) || !is_letter(c)) continue;
    std::string letter;
    append_utf8(letter, c);
    Arena arena;
    const std::string source = "$x" + letter + "y$";
    ASSERT_EQ(decode_latex(source, LatexFlavour::listing, arena).plain, "x" + letter + "y") << static_cast<unsigned>(c);
  }
}

TEST(LatexDecode, FindsMathWhereverItIsWritten) {
  expect_rows(
      {
          {R"(\(a\) \[b\] $$c$$ \ensuremath{d})",
           "<math:a>a</math> <math:b>b</math> <math:c>c</math> <math:d>d</math>"},
          {R"($a$$b$)", "<math:a>a</math><math:b>b</math>"},
          {R"($\text{$x$}$)", "<math:\\text{$x$}>x</math>"},
          {R"(a$\unicode{x2013}$b \unicode{8217})", "a–b ’"},
          {R"(\mathbb{R} \sim \frac12)", "<math:\\mathbb{R}>ℝ</math> ∼<math:\\frac12>1/2</math>"},
          {"costs $5", "costs $5"},
      },
      LatexFlavour::bibtex);
}

TEST(LatexDecode, LeavesProseOfListingsAlone) {
  expect_rows(
      {
          {"15% over, a_b & c # {x} } { ~30 A~B  d", "15% over, a_b & c # {x} } { ~30 A~B  d"},
          {"$5 and $10, $5 million to $10 million, US$5/$7", "$5 and $10, $5 million to $10 million, US$5/$7"},
          {R"($\sim$3 hours, meso-$β$, $n$)", "<math:\\sim>∼</math>3 hours, meso-<math:β>β</math>, <math:n>n</math>"},
          {R"(of $+6\%$ to $ +10\%$ by)", "of <math:+6\\%>+6%</math> to <math: +10\\%>+10%</math> by"},
          {R"(steps$\unicode{x2013}$those 0.24\% \textbf{AlphaPO})", "steps–those 0.24% <b>AlphaPO</b>"},
          {R"({\bf a} G{\"o}del {\beta})", "<b>a</b> Gödel β"},
          {R"(\"quoted\" G\"odel C:\temp)", "\\\"quoted\\\" Gödel C:\\temp"},
          {"``a'' `b' `c` 5'' -- --- run --fast", "“a” ‘b’ `c` 5'' – — run --fast"},
          {R"(see https://a.b/c--d~e\_f$g -- x)", "see https://a.b/c--d~e\\_f$g – x"},
          {R"(\cite{x} \foo{y})", "<tex:\\cite{x}>[x]</tex> <tex:\\foo{y}>y</tex>"},
          {"one\n\ntwo", "one\n\ntwo"},
      },
      LatexFlavour::listing);
}

TEST(LatexDecode, ReturnsTheSourceWhenThereIsNothingToDecode) {
  Arena arena;
  const std::string_view plain = "Gödel, Escher & Bach: 100% it's a well-known x_1 (1979)";
  EXPECT_EQ(decode_latex(plain, LatexFlavour::bibtex, arena).plain.data(), plain.data());
  const std::string_view prose = "Gödel~ it's  a 5% well-known {x_1} https";
  EXPECT_EQ(decode_latex("  ", LatexFlavour::listing, arena).plain, "  ");
  EXPECT_EQ(decode_latex(prose, LatexFlavour::listing, arena).plain, prose);
}

TEST(LatexDecode, NotesWhatItDoesNotKnow) {
  Arena arena;
  std::vector<LatexNote> notes;
  decode_latex(R"(a \foo{b} } $x {)", LatexFlavour::bibtex, arena, &notes);
  ASSERT_EQ(notes.size(), 4U);
  EXPECT_EQ(notes[0].kind, LatexNote::Kind::unknown_macro);
  EXPECT_EQ(notes[0].pos, 2U);
  EXPECT_EQ(notes[0].len, 7U);
  for (std::size_t index = 1; index < 4; ++index) EXPECT_EQ(notes[index].kind, LatexNote::Kind::unbalanced);
  EXPECT_EQ(notes[1].pos, 10U);
  EXPECT_EQ(notes[2].pos, 12U);
  EXPECT_EQ(notes[3].pos, 15U);
}

std::string repeated(std::string_view unit, std::size_t count) {
  std::string text;
  for (std::size_t index = 0; index < count; ++index) text += unit;
  return text;
}

TEST(LatexDecode, SurvivesHostileInputInLinearTime) {
  constexpr std::size_t many = 20000;
  for (const std::string_view unit :
       {"{",      "}",       "$",      "{$",         "\\",        "\\'",    "\\'{", "\\emph{", "$x^{",    "^",
        "\\foo[", "\\foo{",  "\\frac", "\\left",     "`",         "''",     "-",    "\\(",     "\\cite[", "\\verb|",
        "{\\bf ", "\\sqrt[", "\\not",  "\\textipa{", "$$",        "\\url{", "{-}",  "\\ ",     ": //",    "http://",
        "\xFF",   "\\\xC3",  "\\hat{", "\\text{$",   "x\xCC\x81", "\\char", "_{"}) {
    for (const LatexFlavour flavour : {LatexFlavour::bibtex, LatexFlavour::listing}) {
      const auto start = std::chrono::steady_clock::now();
      for (const std::string& text :
           {repeated(unit, many), std::string("$").append(repeated(unit, many)).append("$"),
            repeated("{", 200).append(repeated(unit, many / 10)).append(repeated("}", 200))}) {
        Arena arena;
        std::vector<LatexNote> notes;
        const Text result = decode_latex(text, flavour, arena, &notes);
        EXPECT_LE(result.plain.size(), text.size() * 8);
        std::string out;
        encode_latex(result, {true, true}, out);
      }
      const auto spent = std::chrono::steady_clock::now() - start;
      EXPECT_LT(spent, std::chrono::seconds(20)) << unit;  // quadratic time would take minutes
    }
  }
}

/// Sixteen bytes are read at a time: the meaning of a pair of bytes must not depend on its position in them.
TEST(LatexDecode, FindsSpecialsAtAnyPlace) {
  for (const LatexFlavour flavour : {LatexFlavour::bibtex, LatexFlavour::listing}) {
    for (int pair = 0; pair < 0x10000; ++pair) {
      const std::string bytes = {static_cast<char>(pair >> 8), static_cast<char>(pair & 0xFF)};
      const std::size_t first = find_latex("x" + bytes + "x", flavour);
      for (const std::size_t at : std::initializer_list<std::size_t>{0, 1, 5, 14, 15, 16, 31}) {
        for (const std::size_t behind : std::initializer_list<std::size_t>{0, 1, 6, 20}) {
          const std::string text = std::string(at, 'x') + bytes + std::string(behind, 'x');
          ASSERT_EQ(find_latex(text, flavour), first == 4 ? text.size() : at + first - 1) << pair << " at " << at;
        }
      }
    }
  }
}

/// Quadratic time would take hours.
TEST(LatexDecode, TakesAnAddressOfAMillionEscapes) {
  const std::string text = "\\url{" + repeated("\\_", 1000000) + "}";
  Arena arena;
  EXPECT_EQ(decode_latex(text, LatexFlavour::bibtex, arena).plain, std::string(1000000, '_'));
}

TEST(LatexDecode, TakesAMillionNestedBraces) {
  constexpr std::size_t many = 1000000;
  const std::string text = repeated("{", many).append("x").append(repeated("}", many));
  Arena arena;
  const Text result = decode_latex(text, LatexFlavour::bibtex, arena);
  EXPECT_EQ(result.plain.size(), text.size() - std::size_t{2} * 256);  // text nested deeper than the limit is literal
}

TEST(LatexDecode, SurvivesEveryPrefix) {
  const std::string_view text =
      "{\\'E}cole \\\"{\\i} \\emph{a {\\bf b} \\textsc{c}} $\\frac{a}{b}^{2}_{\\max}$ \\cite[x]{y} \\href{a}{b} "
      "\\t{oo} "
      "\\char`\\~ \\verb|x| \\unicode{x2013} \\textipa{@} \\foo[a]{b}{c} ``q'' -- \\(a\\) \\nicefrac{1}{2} "
      "\xC3\xA9\xE2\x80";
  const std::string copy(text);
  for (std::size_t size = 0; size <= copy.size(); ++size) {
    for (const LatexFlavour flavour : {LatexFlavour::bibtex, LatexFlavour::listing}) {
      // A heap block of exactly this size, so that AddressSanitizer detects a read past the end.
      const std::vector<char> bytes(copy.begin(), copy.begin() + static_cast<std::ptrdiff_t>(size));
      Arena arena;
      const Text result = decode_latex({bytes.data(), bytes.size()}, flavour, arena);
      for (const auto& run : result.runs) EXPECT_LE(run.pos + run.len, result.plain.size());
    }
  }
  EXPECT_EQ(decoded(std::string_view("a\0\\'e", 5)), std::string("a\0é", 4));
}

}  // namespace
}  // namespace opcit
