// Prepares pages for the dialects; then the small grammars of lines and names.
#include <gtest/gtest.h>

#include "profile/dialects/author_line.h"
#include "profile/dialects/furniture.h"
#include "profile/dialects/more_authors.h"
#include "profile/dialects/omissions.h"
#include "profile/dialects/pattern.h"
#include "profile/dialects/repeats.h"
#include "profile/page_text.h"
#include "profile/repeated_lines.h"

namespace opcit::profile {
namespace {

TEST(PageText, WideSpacesAreSpacesAndSpansPointToTheInput) {
  const std::string input = "one\u00A0two\u202Fthree four";
  const Chunk chunk{input, 100, true, nullptr};
  Arena arena;
  const PageText page(chunk, arena, true);
  EXPECT_EQ(page.text(), "one two three four");
  const std::string_view three = page.text().substr(8, 5);
  EXPECT_EQ(page.span_of(three).pos, 100 + input.find("three"));
  EXPECT_EQ(page.span_of(three).len, 5U);
  EXPECT_EQ(page.span_of(page.text().substr(4, 9)).len, 11U);  // "two three" has a narrow space of three bytes
  EXPECT_EQ(page.span_of("elsewhere").len, 0U);
}

TEST(PageText, PlainTextIsNotCopied) {
  const std::string input = "no wide space, nothing twice\n";
  const Chunk chunk{input, 0, true, nullptr};
  Arena arena;
  EXPECT_EQ(PageText(chunk, arena, true).text().data(), input.data());
}

std::string numbered(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i)
    text += "A title with the number " + std::to_string(i) + "\nline " + std::to_string(i) + "\n";
  return text;
}

TEST(RepeatedLines, OverlappingPiecesAreJoined) {
  const std::string text = numbered(0, 20) + numbered(8, 30);
  const Chunk chunk{text, 0, true, nullptr};
  Arena arena;
  const PageText page(chunk, arena, true);
  EXPECT_EQ(page.text(), numbered(0, 30));
  ASSERT_EQ(page.repeated().size(), 1U);
  EXPECT_EQ(page.repeated()[0], numbered(8, 20));
  const std::string_view last = page.text().substr(page.text().find("number 29"), 9);
  EXPECT_EQ(page.span_of(last).pos, text.find("number 29"));
}

TEST(RepeatedLines, AShortPageAgainIsOmitted) {
  EXPECT_EQ(find_repeated_lines(numbered(0, 2) + numbered(0, 2)).size(), 1U);
  EXPECT_EQ(find_repeated_lines(numbered(0, 2) + numbered(0, 2) + numbered(0, 2)).size(), 2U);
}

TEST(RepeatedLines, AFewEqualLinesAreNoCopy) {
  const std::string text = numbered(0, 5) + "Journal of Brook Studies\nMaren Tidewell\n" + numbered(5, 8) +
                           "Journal of Brook Studies\nMaren Tidewell\n";
  EXPECT_TRUE(find_repeated_lines(text).empty());
}

TEST(RepeatedLines, OneLineManyTimesIsLinear) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "the same line again and again\n";
  EXPECT_TRUE(find_repeated_lines(text).empty());
}

Entry entry_of(std::initializer_list<Piece> pieces) {
  Entry entry;
  for (const Piece& piece : pieces) entry.add(piece.part, piece.text);
  return entry;
}

TEST(Repeats, TheFullerEntryStaysAtTheFirstPlace) {
  std::vector<Entry> entries = {
      entry_of({{Part::title, "Counting pebbles"}, {Part::authors, "M Tidewell"}}),
      entry_of({{Part::title, "Ducks"}, {Part::year, "2020"}}),
      entry_of({{Part::title, "Counting Pebbles."}, {Part::authors, "M Tidewell, J Oakes"}, {Part::year, "2019"}}),
  };
  int reported = 0;
  remove_repeats(entries, [&reported](const Entry&) { ++reported; });
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].first(Part::year), "2019");
  EXPECT_EQ(reported, 1);
}

TEST(Repeats, AnotherVersionOfAWorkIsAnotherWork) {
  std::vector<Entry> entries = {
      entry_of({{Part::title, "Counting pebbles"}, {Part::venue, "CoRR"}, {Part::year, "2018"}}),
      entry_of({{Part::title, "Counting pebbles"}, {Part::venue, "Brooks"}, {Part::year, "2019"}}),
  };
  remove_repeats(entries, [](const Entry&) {});
  EXPECT_EQ(entries.size(), 2U);
}

bool fits(std::string_view line, std::string_view pattern) {
  Captures captures;
  return Pattern(pattern).matches(line, captures);
}

TEST(Pattern, TheLongestTextOfAGroupCounts) {
  EXPECT_TRUE(fits("documents", "(document|documents)"));
  EXPECT_TRUE(fits("3 Citations", "{n} (citation|citations)"));
  EXPECT_FALSE(fits("3 Citation marks", "{n} (citation|citations)"));
  EXPECT_TRUE(fits("Journal articles 12 documents", "{counted>}( documents| document)"));
  EXPECT_FALSE(fits("A map of old documents", "{counted>}( documents| document)"));
  EXPECT_TRUE(fits("", "(x|)"));
  EXPECT_FALSE(fits("", "x"));
}

TEST(Furniture, FootersEndAPage) {
  EXPECT_TRUE(is_furniture("Accept all"));
  EXPECT_FALSE(ends_page("Accept all"));
  EXPECT_TRUE(ends_page("Privacy Policy"));
  EXPECT_TRUE(ends_page("© 2026 Example"));
  EXPECT_TRUE(ends_page("Impressum"));
  EXPECT_FALSE(is_furniture("Privacy policies of small rivers"));
}

std::string names_of(std::string_view line, AuthorStyle style = AuthorStyle::listed) {
  Arena arena;
  const AuthorLine read = read_author_line(line, style, arena);
  std::string out;
  for (const Name& name : read.names.people) {
    if (!out.empty()) out += "; ";
    const std::string particle(name.non_dropping_particle);
    out += particle + (particle.empty() ? "" : " ") + std::string(name.family) + ", " + std::string(name.given);
    if (!name.suffix.empty()) out += ", " + std::string(name.suffix);
  }
  return read.names.truncated ? out + " +" : out;
}

TEST(AuthorLine, FamilyNamesOfSeveralWords) {
  EXPECT_EQ(names_of("Ada Schulte im Walde, Bo López de Lacalle, Cy Van de Kauter"),
            "Schulte im Walde, Ada; López de Lacalle, Bo; Van de Kauter, Cy");
  EXPECT_EQ(names_of("Ada Maria van der Moor, Bo Karl de Wit"), "van der Moor, Ada Maria; de Wit, Bo Karl");
}

TEST(AuthorLine, InitialsAreNeitherSuffixesNorOmissions) {
  EXPECT_EQ(names_of("Oakes, J.R., Tidewell, M., Poe, E.A."), "Oakes, J.R.; Tidewell, M.; Poe, E.A.");
  EXPECT_EQ(names_of("Oakes, JR; Tidewell, M"), "Oakes, JR; Tidewell, M");
}

TEST(AuthorLine, TheFullStopOfASentenceIsNotPartOfAName) {
  EXPECT_EQ(names_of("Maren Tidewell and Jo Oakes."), "Tidewell, Maren; Oakes, Jo");
}

TEST(AuthorLine, NamesThatAreNotShown) {
  for (const std::string_view line :
       {"Ada Reed, Bo Dale et autres", "Ada Reed, Bo Dale и другие", "Ada Reed, Bo Dale, + 3 more",
        "Ada Reed, Bo Dale, Show all 12 authors", "Ada Reed, Bo DaleShow all 12 authors",
        "Ada Reed, Bo Dale ve diğerleri", "Ada Reed, Bo Dale、ほか3名", "Ada Reed, Bo Dale, u. a.",
        "Ada Reed, Bo Dale, and 4 other authors"}) {
    EXPECT_EQ(names_of(line), "Reed, Ada; Dale, Bo +") << line;
  }
}

}  // namespace
}  // namespace opcit::profile
