// @string definitions and their use from .bib to .bib.
#include <gtest/gtest.h>

#include "support/run.h"

namespace opcit {
namespace {

constexpr std::string_view bib =
    "@string{jacm = {J. ACM}}\n"
    "Free text.\n"
    "@preamble{\"\\foo\"}\n"
    "@article{a, title = {T}, journal = jacm # \" suppl.\", month = feb, year = 2020, custom = jacm}\n";

TEST(BibtexMacrosKept, FromBibToBib) {
  for (const std::string_view to : {"bibtex", "biblatex"}) {
    const std::string out = test::run("bibtex", to, bib).output();
    EXPECT_TRUE(test::contains(out, "@string{jacm = {J. ACM}}\nFree text.\n@preamble{\"\\foo\"}\n@article{a,")) << out;
    EXPECT_TRUE(test::contains(out, " = jacm # \" suppl.\"")) << out;
    EXPECT_TRUE(test::contains(out, " = jacm")) << out;
    EXPECT_EQ(test::run(to, to, out).output(), out) << "the second time nothing changes";
  }
}

TEST(BibtexMacrosKept, NotWhereTheDefinitionsAreNotWritten) {
  const std::string resolved = test::run("bibtex", "bibtex", bib, {{"resolve-macros", "true"}}).output();
  EXPECT_TRUE(test::contains(resolved, "{J. ACM suppl.}")) << resolved;
  EXPECT_TRUE(test::contains(resolved, "{J. ACM}")) << resolved;
  EXPECT_FALSE(test::contains(resolved, "@string")) << resolved;
  EXPECT_FALSE(test::contains(test::run("bibtex", "csl-json", bib).output(), "jacm #"));
  ConvertOptions one;
  one.to = test::builtin_formats().find("bibtex");
  one.only = {"a"};
  const std::string only = test::run(test::builtin_formats(), {{"a.bib", bib}}, one).output();
  EXPECT_EQ(only, bib) << "a copy keeps what stands between entries";
}

TEST(BibtexMacrosKept, StayAsTheyAreWritten) {
  for (const std::string_view text : {"@string{ann = {Author, Ann}}\n@book{b, author = ann # \" and Bob Builder\"}\n",
                                      "@string{a = {x}\n@book{b, publisher = a}\n"}) {
    EXPECT_EQ(test::run("bibtex", "bibtex", text).output(), text);
  }
}

}  // namespace
}  // namespace opcit
