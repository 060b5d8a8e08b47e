#include "pipeline/lookalike.h"

#include <gtest/gtest.h>

#include <string>

namespace opcit {
namespace {

TEST(Lookalike, KnowsAPageByWhatIsPrintedOnIt) {
  EXPECT_EQ(lookalike("Jane Doe\nCited by 12\nTITLE\nCITED BY\nYEAR\n").name, "a Google Scholar page");
  EXPECT_EQ(lookalike("On frogs\nA Smith, B Jones\nJournal of Ponds 12\t120\t2017\n").name, "a Google Scholar page");
  EXPECT_EQ(lookalike("<HTML><HEAD><TITLE>x</TITLE>").name, "an HTML page");
  EXPECT_EQ(lookalike("<html>Please ENABLE JavaScript</html>").name, "a page that asks for JavaScript");
}

TEST(Lookalike, KnowsAReferenceListByItsLines) {
  EXPECT_EQ(lookalike("[1] Smith, J. and Jones, B. On frogs. Journal of Ponds, 2019.\n").name, "a list of references");
  EXPECT_EQ(lookalike("Smith, J. (2019). On the frogs of the northern ponds. Ponds 1, 2.\n").name,
            "a list of references");
  EXPECT_EQ(lookalike("In 2019, J. Smith wrote to us.\n").name, "");
}

TEST(Lookalike, KnowsNothingOfProse) {
  EXPECT_EQ(lookalike("").name, "");
  EXPECT_EQ(lookalike("Hello, this is a letter about nothing.\nYours\n").name, "");
  EXPECT_EQ(lookalike(std::string(1000, '\0')).name, "");
}

TEST(Lookalike, ChoosesTheMostSpecialKind) {
  EXPECT_EQ(lookalike("PK\x03\x04 word/document.xml").name, "a Word document");
  EXPECT_EQ(lookalike("PK\x03\x04 x").name, "a zip archive or an office document");
  EXPECT_EQ(lookalike("<?xml version='1.0'?><PubmedArticleSet><PubmedArticle>").name, "PubMed XML");
  EXPECT_EQ(lookalike("<?xml version='1.0'?><other/>").name, "XML of a kind that opcit does not know");
}

}  // namespace
}  // namespace opcit
