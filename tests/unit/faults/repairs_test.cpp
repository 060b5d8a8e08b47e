// Repairs of single values: what becomes of them, and what is left alone.
#include "faults/repairs.h"

#include <gtest/gtest.h>

#include "faults/characters.h"
#include "faults/name_list.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::faults {
namespace {

std::string repaired(Code code, std::string_view tex) {
  for (const Repair& repair : repairs()) {
    if (repair.code == code) return repair.apply(tex);
  }
  return "no such repair";
}

struct Case {
  std::string_view before;
  std::string_view after;
};

void expect(Code code, std::initializer_list<Case> cases) {
  for (const Case& each : cases) {
    EXPECT_EQ(repaired(code, each.before), each.after) << each.before;
    EXPECT_EQ(repaired(code, each.after), each.after) << "a second time: " << each.after;
  }
}

TEST(Repairs, DecodeTextOnceMore) {
  expect(Code::mojibake, {{"GrÃ¼ner Tee", "Grüner Tee"},
                          {"MÃ¼ller and GarcÃ\u00ADa", "Müller and García"},
                          {"itâ€™s", "it’s"},
                          {"naÃƒÂ¯ve", "naïve"},  // twice
                          {"DvoÅ™Ã¡k", "Dvořák"},
                          {"Ünlü, São, Ångström", "Ünlü, São, Ångström"},
                          {"lost \uFFFD here", "lost \uFFFD here"},
                          {"«SÃO»", "«SÃO»"}});
}

TEST(Repairs, ReplaceCharacterReferencesByTex) {
  expect(Code::html_remains, {{"Tea &amp; Milk", "Tea \\& Milk"},
                              {"R\\&amp;D", "R\\&D"},
                              {"Caf&eacute; &#252;ber &#x3b1;", "Café über α"},
                              {"5 &\\#37;", "5 \\%"},
                              {"A&nbsp;B", "A~B"},
                              {"$a &lt; b$", "$a &lt; b$"},
                              {"Tea & Milk; more", "Tea & Milk; more"},
                              {"AT&T; &unknown;", "AT&T; &unknown;"},
                              {"<b>x</b>", "<b>x</b>"}});
}

TEST(Repairs, EscapeSpecialCharacters) {
  expect(Code::bare_special,
         {{"Tea & Milk: 5% of #3", "Tea \\& Milk: 5\\% of \\#3"},
          {"\\url{a&b%20c} & d", "\\url{a&b%20c} \\& d"},
          {"$a & b$ a_1", "$a & b$ a_1"},
          {"\\begin{tabular}{l} a & b \\end{tabular}", "\\begin{tabular}{l} a & b \\end{tabular}"}});
}

TEST(Repairs, TidyNames) {
  expect(Code::untidy_names, {{"Lee, Ann and Ng, Ho", "Lee, Ann and Ng, Ho"},
                              {"Lee, Ann, and Ng, Ho,", "Lee, Ann and Ng, Ho"},
                              {"Lee,, Ann and Ng, , Ho", "Lee, Ann and Ng, Ho"},
                              {"Lee , Ann  B. and  Ng ,Ho", "Lee, Ann B. and  Ng,Ho"},
                              {"Ann Lee and and Ho Ng", "Ann Lee and Ho Ng"},
                              {"and Ann Lee and Ho Ng and", "Ann Lee and Ho Ng"},
                              {"Ann Lee and\n            Ho   Ng", "Ann Lee and\n            Ho Ng"},
                              {"{Smith, Jones,, and  Co,} and others", "{Smith, Jones,, and  Co,} and others"},
                              {"King, Jr., Martin", "King, Jr., Martin"},
                              {"King, Jr.,", "King, Jr.,"},
                              {", Ann Lee", ", Ann Lee"},
                              {"Ann Lee; Ho Ng", "Ann Lee; Ho Ng"},
                              {"and", "and"},
                              {"", ""}});
}

TEST(Repairs, WriteRangesOfPagesWithTwoHyphens) {
  expect(Code::page_dash, {{"12-34", "12--34"},
                           {"12 – 34, 40", "12--34, 40"},
                           {"S1—S9", "S1--S9"},
                           {"xi---xv; 1-9", "xi--xv; 1--9"},
                           {"1234-45", "1234--45"},
                           {"A-12", "A-12"},
                           {"34-12", "34-12"},
                           {"3-1--3-12", "3-1--3-12"},
                           {"e12-x3", "e12-x3"},
                           {"12-", "12-"},
                           {"12+", "12+"}});
}

TEST(Repairs, WriteNumbersInTheirUsualForm) {
  expect(Code::doi_prefix, {{"https://doi.org/10.1000/a_b", "10.1000/a_b"},
                            {"DOI: 10.1000/a", "10.1000/a"},
                            {"http://dx.doi.org/10.1000/a%2Fb", "http://dx.doi.org/10.1000/a%2Fb"},
                            {"https://doi.org/tea", "https://doi.org/tea"}});
  expect(Code::isbn_spelling, {{"ISBN: 978–3–16–148410–0", "978-3-16-148410-0"},
                               {"0 8044 2957 x", "0-8044-2957-X"},
                               {"9783161484100", "9783161484100"},
                               {"978 3 16 148410 0 (print)", "978 3 16 148410 0 (print)"},
                               {"978 3 16 148410 1", "978 3 16 148410 1"}});
  expect(Code::issn_spelling, {{"03785955", "0378-5955"},
                               {"2434–561x", "2434-561X"},
                               {"03785950", "03785950"},
                               {"0378-5955 (online)", "0378-5955 (online)"}});
}

TEST(Repairs, FindADoiInOtherFields) {
  EXPECT_EQ(misplaced_doi("url", "http://dx.doi.org/10.1000/a"), "10.1000/a");
  EXPECT_EQ(misplaced_doi("Note", "doi: 10.1000/a"), "10.1000/a");
  EXPECT_EQ(misplaced_doi("note", "See doi:10.1000/a"), "");
  EXPECT_EQ(misplaced_doi("url", "https://doi.org/10.1000/a?x=1"), "");
  EXPECT_EQ(misplaced_doi("title", "doi:10.1000/a"), "");
}

TEST(Repairs, RemoveCharactersThatSeparateNothing) {
  expect(Code::invisible_character, {{"Tea\u00ADcup\uFEFF", "Teacup"}, {"On\u200BTea", "On\u200BTea"}});
  expect(Code::not_nfc, {{"Gru\u0308n", "Grün"}});
}

}  // namespace
}  // namespace opcit::faults
