#include "names/lists.h"

#include <gtest/gtest.h>

#include "names/truncation.h"
#include "show.h"

namespace opcit::names {
namespace {

void check_lists(std::initializer_list<NameRow> rows) {
  for (const NameRow& row : rows) {
    Arena arena;
    EXPECT_EQ(show(parse_listed_names(row.source, arena).names), row.expected) << row.source;
  }
}

TEST(ListedNames, SplitsAtEverySeparator) {
  const char* const two = "Jane /  / Roe / ; John /  / Doe / ";
  check_lists({{"Jane Roe, John Doe", two},
               {"Jane Roe and John Doe", two},
               {"Jane Roe, and John Doe", two},
               {"Jane Roe & John Doe", two},
               {"Jane Roe; John Doe", two},
               {"Roe, Jane; Doe, John", two},
               {"Jane Roe\nJohn Doe", two},
               {"Jane Roe,\r\nJohn Doe", two},
               {"Jane Roe · John Doe", two},
               {"Jane Roe | John Doe", two},
               {"Authors: Jane Roe, John Doe", two},
               {"Jane Roe", "Jane /  / Roe / "},
               {"王小明、李四", "= 王小明; = 李四"},
               {"", ""},
               {" ,;, ", ""}});
}

TEST(ListedNames, KeepsNamesWholeAfterNoBreakSpaces) {
  const char* const two = "Jane /  / Roe / ; John /  / Lee / ";
  check_lists({{"Jane Roe,\xC2\xA0John Lee", two},
               {"Jane Roe, \xC2\xA0 John Lee\xC2\xA0", two},
               {"\xC2\xA0Jane Roe;\xC2\xA0John Lee", two}});
}

TEST(ListedNames, TellsInvertedListsFromPlainOnes) {
  check_lists({{"Roe, J., Doe, K.", "J. /  / Roe / ; K. /  / Doe / "},
               {"Roe, J.-P., Doe, K. and Poe, E. A.", "J.-P. /  / Roe / ; K. /  / Doe / ; E. A. /  / Poe / "},
               {"Roe, JP, Doe, K", "JP /  / Roe / ; K /  / Doe / "},
               {"Roe, Jane, Doe, John", "Jane /  / Roe / ; John /  / Doe / "},
               {"Roe, Jane and Doe, John", "Jane /  / Roe / ; John /  / Doe / "},
               {"Roe, Jane, and John Doe", "Jane /  / Roe / ; John /  / Doe / "},
               {"Roe, Jane", "Jane /  / Roe / "},
               {"Roe,\nJ., Doe,\nK.", "J. /  / Roe / ; K. /  / Doe / "},
               {"van der Berg, J., Garcia Lopez, M.", "J. / van der / Berg / ; M. /  / Garcia Lopez / "},
               {"Roe JA, Doe K", "JA /  / Roe / ; K /  / Doe / "},
               {"Roe J A, Doe K", "J A /  / Roe / ; K /  / Doe / "},
               {"Roe, Jane A; Doe, Kim B", "Jane A /  / Roe / ; Kim B /  / Doe / "},
               {"Wei LI, Bo XU", "Wei /  / LI / ; Bo /  / XU / "},
               {"Wei Ma, Jae Do", "Wei /  / Ma / ; Jae /  / Do / "}});
}

TEST(ListedNames, KeepsBodiesThatAreOfThisAndThat) {
  const char* const jane = "; Jane /  / Roe / ";
  check_lists({{"Institute of Physics and Chemistry, Jane Roe",
                ("= Institute of Physics and Chemistry" + std::string(jane)).c_str()},
               {"Society for Promotion and Study of Peace and Jane Roe",
                ("= Society for Promotion and Study of Peace" + std::string(jane)).c_str()},
               {"University of Oxford and Jane Roe", ("= University of Oxford" + std::string(jane)).c_str()},
               {"Jane Roe and John Doe", "Jane /  / Roe / ; John /  / Doe / "}});
}

TEST(ListedNames, KnowsPeopleOfOneName) {
  check_lists({{"Plato, Aristotle", " /  / Plato / ;  /  / Aristotle / "},
               {"Plato, Aristotle, Zeno", " /  / Plato / ;  /  / Aristotle / ;  /  / Zeno / "},
               {"Homer, Jane", "Jane /  / Homer / "}});
}

TEST(ListedNames, TellsTitlesAndDegrees) {
  Arena arena;
  const NameList list = parse_listed_names("Prof. Dr. Jane Roe, PhD, John Doe, Kim Poe PhD", arena);
  EXPECT_EQ(show(list.names), "Jane /  / Roe / ; John /  / Doe / ; Kim /  / Poe / ");
  EXPECT_EQ(std::vector<std::string_view>(list.left_out.begin(), list.left_out.end()),
            (std::vector<std::string_view>{"Prof. Dr.", "PhD", "PhD"}));
}

TEST(ListedNames, KeepsSuffixesAndDegreesWithTheirName) {
  check_lists({{"John Smith, Jr., Mary Major", "John /  / Smith / Jr.; Mary /  / Major / "},
               {"Smith, Jr., J., Major, M.", "J. /  / Smith / Jr.; M. /  / Major / "},
               {"Smith, J., Jr., Major, M.", "J. /  / Smith / Jr.; M. /  / Major / "},
               {"John Smith III, Mary Major", "John /  / Smith / III; Mary /  / Major / "},
               {"John Smith, PhD, Mary Major, MD", "John /  / Smith / ; Mary /  / Major / "}});
}

TEST(ListedNames, OmissionsAreNoPeople) {
  for (const char* tail :
       {" et al.", " et al", ", et al.", " and others", " & others", ", others", ", …", ", ...", " ...",
        " and 12 others", " and 12 more authors", ", +12 authors", " + 3 more", " (12 additional authors not shown)",
        ", et\u00A0al.", " ET AL.", " and 2 co-authors", ", et al., ..."}) {
    Arena arena;
    const std::string source = std::string("Jane Roe, John Doe") + tail;
    EXPECT_EQ(show(parse_listed_names(source, arena).names), "Jane /  / Roe / ; John /  / Doe /  +") << source;
  }
  check_lists({{"et al.", " +"},
               {"Jane Roe, ..., John Doe", "Jane /  / Roe / ; John /  / Doe /  +"},
               {"Roe, J., et al.", "J. /  / Roe /  +"},
               {"Jane Albert, John Others", "Jane /  / Albert / ; John /  / Others / "}});
}

TEST(ListedNames, FindsBodiesAroundPeople) {
  check_lists(
      {{"ATLAS Collaboration: G. Aad, B. Abbott", "= ATLAS Collaboration; G. /  / Aad / ; B. /  / Abbott / "},
       {"G. Aad, B. Abbott (the ATLAS Collaboration)", "G. /  / Aad / ; B. /  / Abbott / ; = the ATLAS Collaboration"},
       {"Jane Roe, for the CMS Collaboration", "Jane /  / Roe / ; = the CMS Collaboration"}});
}

TEST(ListedNames, TakesMarksAndAffiliationsFromNames) {
  Arena arena;
  const std::string_view source = "Jane Roe1,2, John Doe* (Institute of X, Y), Ann Poe";
  const NameList list = parse_listed_names(source, arena);
  EXPECT_EQ(show(list.names), "Jane /  / Roe / ; John /  / Doe / ; Ann /  / Poe / ");
  ASSERT_EQ(list.names.people[1].affiliations.size(), 1U);
  EXPECT_EQ(list.names.people[1].affiliations[0], "Institute of X, Y");
}

TEST(ListedNames, TellsWhereEachStands) {
  Arena arena;
  const std::string_view source = "  Roe, J., Doe, K. and A. Poe et al.";
  const NameList list = parse_listed_names(source, arena);
  ASSERT_EQ(list.spans.size(), list.names.people.size());
  const char* const expected[] = {"Roe, J.", "Doe, K.", "A. Poe"};
  ASSERT_EQ(list.spans.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(source.substr(list.spans[i].pos, list.spans[i].len), expected[i]);
}

}  // namespace
}  // namespace opcit::names
