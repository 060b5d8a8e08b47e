// Citation keys in documents, and similar text that is not a citation.
#include "update/documents.h"

#include <gtest/gtest.h>

#include <string>

namespace opcit::update {
namespace {

std::string keys(std::string_view text, DocumentForm form) {
  std::string list;
  for (const CitedKey& key : cited_keys(text, form)) {
    if (!list.empty()) list += ' ';
    list += key.key;
    if (!key.certain) list += '?';
  }
  return list;
}

TEST(CitedKeys, OfLatex) {
  const auto latex = [](std::string_view text) { return keys(text, DocumentForm::latex); };
  EXPECT_EQ(latex("\\cite{a} \\citep[see][p.~2]{b, c} \\Citet*{d}"), "a b c d");
  EXPECT_EQ(latex("\\textcites(see)(also)[1]{a}[2][3]{b}{c} {d}"), "a b c d") << "a blank and a brace go on";
  EXPECT_EQ(latex("\\parencites{a}{b}."), "a b");
  EXPECT_EQ(latex("\\volcite{2}[12]{a}"), "a");
  EXPECT_EQ(latex("\\citetext{see \\citealp{a}; but \\citealp*{b}} \\foreigntextcquote{german}[3]{c}{Tee}"), "a b c");
  EXPECT_EQ(latex("\\nocite{*}\\nocite{a,%comment, b\n c}"), "* a c");
  EXPECT_EQ(latex("% \\cite{no}\n\\verb|\\cite{no}| \\\\cite{no} 5\\% \\cite{yes}"), "yes");
  EXPECT_EQ(latex("\\begin{verbatim}\\cite{no}\\end{verbatim}\\footcite{yes}"), "yes");
  EXPECT_EQ(latex("\\cite{open"), "");
  EXPECT_EQ(latex("\\citation{no} \\cites"), "");
  EXPECT_EQ(latex("\\citeauthor{a}\\citeyear{b}\\citetitle{c}\\fullcite{d}\\autocite{e}\\citeA{f}"), "a b c d e f");
}

TEST(CitedKeys, OfAuxAndBcf) {
  EXPECT_EQ(keys("\\relax\n\\citation{a,b}\n\\bibdata{refs}\n\\citation{*}\n", DocumentForm::aux), "a b *");
  EXPECT_EQ(keys("\\abx@aux@cite{0}{a}\n\\abx@aux@segm{0}{0}{a}\n\\abx@aux@cite{b}\n", DocumentForm::aux), "a b");
  EXPECT_EQ(keys("<bcf:citekey order=\"1\">a</bcf:citekey><bcf:citekey order=\"2\" nocite=\"1\">b</bcf:citekey>",
                 DocumentForm::bcf),
            "a b");
}

TEST(CitedKeys, OfMarkdown) {
  const auto markdown = [](std::string_view text) { return keys(text, DocumentForm::markdown); };
  EXPECT_EQ(markdown("See [@a; -@b, p. 3] and @c:2020. Mail ann@example.org, @{d e}"), "a b c:2020 d e");
  EXPECT_EQ(markdown("`@no` ```\n@no\n``` \\@no @yes_1"), "yes_1");
  EXPECT_EQ(markdown("```\n@no ` @no\n```\n@yes"), "yes");
  EXPECT_EQ(markdown("@fig:one and @fig-two"), "fig:one? fig-two?");
  EXPECT_EQ(markdown("@"), "");
}

TEST(CitedKeys, OfTypst) {
  const auto typst = [](std::string_view text) { return keys(text, DocumentForm::typst); };
  EXPECT_EQ(typst("As @lee2020 says. @ng[p. 2] #cite(<a-b>) #cite(label(\"c/d\"), form: \"prose\")"),
            "lee2020? ng? a-b c/d");
  EXPECT_EQ(typst("// @no\n/* @no */ `@no` mail a@b.org \\@no https://x.org/@yes"), "yes?");
  EXPECT_EQ(typst("#cite(<open"), "");
}

TEST(CitedKeys, KnowsDocumentsByTheirSuffixes) {
  DocumentForm form{};
  EXPECT_TRUE(document_form("a/b.TEX", form));
  EXPECT_EQ(form, DocumentForm::latex);
  EXPECT_TRUE(document_form("x.qmd", form));
  EXPECT_FALSE(document_form("refs.bib", form));
  EXPECT_FALSE(document_form(".tex", form));
}

}  // namespace
}  // namespace opcit::update
