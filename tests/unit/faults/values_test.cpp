// Faults of single values, and similar values that are correct.
#include "faults/values.h"

#include <gtest/gtest.h>

#include <array>

#include "faults/html.h"

namespace opcit::faults {
namespace {

TEST(FaultValues, ComputesCheckDigits) {
  EXPECT_TRUE(is_isbn("978-3-16-148410-0"));
  EXPECT_TRUE(is_isbn("0-306-40615-2 (paperback)"));
  EXPECT_TRUE(is_isbn("ISBN: 080442957X"));
  EXPECT_FALSE(is_isbn("978-3-16-148410-1"));
  EXPECT_FALSE(is_isbn("0378-5955"));
  EXPECT_TRUE(is_issn("0378-5955"));
  EXPECT_TRUE(is_issn("2434-561X (online)"));
  EXPECT_FALSE(is_issn("0378-5950"));
  EXPECT_TRUE(is_orcid("0000-0002-1825-0097"));
  EXPECT_TRUE(is_orcid("0000-0002-1694-233X"));
  EXPECT_FALSE(is_orcid("0000-0002-1825-0098"));
}

TEST(FaultValues, KnowsTheFormsOfDoisAndUrls) {
  for (const char* doi :
       {"10.1000/182", "10.1002/(SICI)1096-8644(199603)99:3<345::AID-AJPA1>3.0.CO;2-X", "10.1000.10/x"})
    EXPECT_TRUE(is_doi(doi)) << doi;
  for (const char* doi : {"10.12/x", "10.1000/", "10.1000/a b", "10.1000/x.", "11.1000/x", "10.1000"})
    EXPECT_FALSE(is_doi(doi)) << doi;
  for (const char* url : {"https://example.org/a_(b)", "ftp://ftp.example.org", "urn:nbn:de:101:1-2019",
                          "http://[::1]/", "https://b\u00FCcher.example/"})
    EXPECT_TRUE(is_url(url)) << url;
  for (const char* url : {"www.example.org", "http:/example.org", "https://example.org/a b", "https://example",
                          "http://http://x.org", ""})
    EXPECT_FALSE(is_url(url)) << url;
}

TEST(FaultValues, ReadsPageRanges) {
  for (const char* pages : {"12-34", "1234-45", "S5-S9", "7, 9-12", "e1234", "i-xii", "12\u201334", "99-102",
                            "1:1-1:20", "12-12", "009-012"})
    EXPECT_EQ(page_fault(pages), PageFault::none) << pages;
  for (const char* pages : {"12-", "-12", "12, ", "??", "1!2"})
    EXPECT_EQ(page_fault(pages), PageFault::malformed) << pages;
  for (const char* pages : {"34-12", "1, 9-7", "120-119"}) EXPECT_EQ(page_fault(pages), PageFault::reversed) << pages;
}

TEST(FaultValues, KnowsPlaceholders) {
  for (const char* text : {"Unknown", "n.d.", "TODO", "???", "[no date]", " tba "})
    EXPECT_TRUE(is_placeholder(text)) << text;
  for (const char* text : {"The Unknown", "What?", "?", "Todorov", "None of the above", "12"})
    EXPECT_FALSE(is_placeholder(text)) << text;
}

TEST(FaultValues, FindsTextThatWasDecodedTwice) {
  EXPECT_EQ(find_mojibake("Gr\u00C3\u00BCner Tee"), "\u00C3\u00BC");
  EXPECT_EQ(find_mojibake("it\u00E2\u20AC\u2122s"), "\u00E2\u20AC");
  EXPECT_EQ(find_mojibake("5\u00C2\u00B0"), "\u00C2\u00B0");
  EXPECT_EQ(find_mojibake("a\uFFFDb"), "\uFFFD");
  for (const char* text : {"S\u00C3O PAULO", "\u00ABIRM\u00C3\u00BB", "\u00C4rger in \u00C5rhus",
                           "\u00E2ge, ch\u00E2teau", "\u00C5\u201D", "plain"})
    EXPECT_EQ(find_mojibake(text), "") << text;
}

TEST(FaultValues, FindsHtmlAndInvisibleCharacters) {
  EXPECT_EQ(find_html("H<sub>2</sub>O"), "<sub>");
  EXPECT_EQ(find_html("Tea &amp; Milk"), "&amp;");
  EXPECT_EQ(find_html("a &#x27; b"), "&#x27;");
  EXPECT_EQ(find_html("<jats:p>On"), "<jats:p>");
  for (const char* text : {"a < b > c", "R&D; S&T", "p<0.05", "AT&T", "<unk> tokens", "List<int>"})
    EXPECT_EQ(find_html(text), "") << text;
  EXPECT_EQ(find_invisible("a\u200Bb"), "\u200B");
  EXPECT_EQ(find_invisible("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"), "") << "Persian needs the non-joiner";
}

TEST(FaultValues, SuspectsNames) {
  struct Row {
    Name name;
    const char* why;
  };
  const auto rows = std::to_array<Row>({{{.family = "others"}, "stands for"},
                                        {{.family = "Lee", .given = "Ann <a@b.org>"}, "e-mail"},
                                        {{.family = "SMITH", .given = "John"}, "capitals"},
                                        {{.family = "Smith", .given = "J.; Lee, A."}, "several"},
                                        {{.family = "Smith", .given = "John & Ann"}, "several"},
                                        {{.family = "Smith", .given = "Ann", .suffix = "John"}, "commas"},
                                        {{.family = "Smith1", .given = "Ann"}, "digits"},
                                        {{.family = "Lee", .given = "Ann"}, ""},
                                        {{.family = "NG", .given = "K."}, ""},
                                        {{.family = "NASA"}, ""},
                                        {{.family = "King", .given = "Martin Luther", .suffix = "Jr."}, ""},
                                        {{.literal = "Smith, Jones & Partners"}, ""},
                                        {{.literal = "3M"}, ""}});
  for (const Row& row : rows) {
    const std::string_view fault = name_fault(row.name);
    EXPECT_EQ(fault.empty(), std::string_view(row.why).empty()) << row.name.family << row.name.literal << ": " << fault;
    EXPECT_NE(fault.find(row.why), std::string_view::npos) << row.name.family;
  }
}

}  // namespace
}  // namespace opcit::faults
