#include <gtest/gtest.h>

#include <random>

#include "formats/profile/dump.h"
#include "model/dates/date.h"
#include "opcit/diagnostic_codes.h"
#include "profile/addresses.h"
#include "profile/categories.h"
#include "profile/format.h"
#include "profile/listing.h"
#include "profile/shape.h"
#include "profile/tables.h"
#include "support/format_run.h"
#include "support/run.h"

namespace opcit::profile {
namespace {

TEST(ProfileCategories, PapersDecideWhatACodeMeans) {
  struct {
    std::vector<std::string_view> seen;
    std::string_view code, id;
    Resolution how;
  } const cases[] = {
      {{}, "LG", "cs.LG", Resolution::plain},
      {{}, "ML", "stat.ML", Resolution::plain},
      {{}, "AO-PH", "physics.ao-ph", Resolution::plain},
      {{}, "NA", "math.NA", Resolution::plain},
      {{}, "SY", "eess.SY", Resolution::plain},
      {{}, "cs.NA", "cs.NA", Resolution::plain},
      {{}, "ASTRO-PH", "astro-ph", Resolution::plain},
      {{}, "XQ", "", Resolution::unknown},
      {{}, "CV", "", Resolution::ambiguous},
      {{"CV", "CV", "CV"}, "CV", "", Resolution::ambiguous},
      {{"LG"}, "CV", "cs.CV", Resolution::by_papers},
      {{"CA"}, "CV", "math.CV", Resolution::by_papers},
      {{"LG", "CL", "AI", "CA"}, "CV", "cs.CV", Resolution::by_papers},
      {{"LG", "CL", "CA"}, "CV", "", Resolution::ambiguous},
      {{"LG", "ME"}, "AP", "stat.AP", Resolution::by_papers},
      {{"LG"}, "ST", "", Resolution::ambiguous},
      {{"NA", "NA"}, "CV", "", Resolution::ambiguous},  // an archive of both cs and math
  };
  for (const auto& row : cases) {
    CategoryResolver resolver;
    for (const std::string_view code : row.seen) resolver.see(code);
    const ResolvedCategory& resolved = resolver.resolve(row.code);
    EXPECT_EQ(resolved.id, row.id) << row.code;
    EXPECT_EQ(resolved.how, row.how) << row.code;
  }
}

TEST(ProfileAddresses, OnlyTheEndOfAnAbstractCounts) {
  struct {
    std::string_view paragraph;
    std::vector<std::string_view> expected;
  } const cases[] = {
      {"Code: https://github.com/a/b.", {"https://github.com/a/b"}},
      {"See (https://github.com/a/b).", {"https://github.com/a/b"}},
      {"See https://x.org/a_(b).", {"https://x.org/a_(b)"}},
      {"At \\url{https://x.org/a\\_b}.", {"https://x.org/a\\_b"}},
      {"At \\href{https://x.org/a}{our page}.", {"https://x.org/a"}},
      {"Code at http://a.org/x and data at http://b.org/y", {"http://a.org/x", "http://b.org/y"}},
      {"We extend http://a.org/x. Ours is at http://b.org/y", {"http://b.org/y"}},
      {"The code at https://github.com/a/b is old.", {}},
      {"https://", {}},
      {"xhttps://github.com/a/b", {}},
      {"", {}},
  };
  for (const auto& row : cases) EXPECT_EQ(trailing_addresses(row.paragraph), row.expected) << row.paragraph;
}

TEST(ProfileAddresses, HostTellsTheKind) {
  struct {
    std::string_view url;
    LinkKind kind;
  } const cases[] = {
      {"https://github.com/a/b", LinkKind::code},       {"https://www.GitHub.com/a/b", LinkKind::code},
      {"https://gitlab.inria.fr/a", LinkKind::code},    {"https://huggingface.co/datasets/a/b", LinkKind::data},
      {"https://huggingface.co/a/b", LinkKind::page},   {"https://doi.org/10.5281/zenodo.1", LinkKind::data},
      {"https://zenodo.org/records/1", LinkKind::data}, {"https://notgithub.com/a", LinkKind::page},
      {"https://a.github.io/b", LinkKind::page},        {"https://a.org/b.PDF", LinkKind::pdf},
      {"https://a.org?x=github.com", LinkKind::page},
  };
  for (const auto& row : cases) EXPECT_EQ(kind_of_address(row.url), row.kind) << row.url;
}

TEST(ProfileShape, AuthorsAreToldFromTitlesAndProse) {
  struct {
    std::string_view line;
    AuthorLikeness likeness;
  } const cases[] = {
      {"Johannes Schmude, Sujit Roy, Will Trojak et al.", AuthorLikeness::strong},
      {"Aman Gupta, Denny O'Shea, Fazl Barez", AuthorLikeness::strong},
      {"Ludwig van Beethoven and Jean d'Alembert", AuthorLikeness::strong},
      {"Gupta, Aman; Roy, Sujit", AuthorLikeness::strong},
      {"王伟, 李娜", AuthorLikeness::strong},
      {"jane roe et al.", AuthorLikeness::strong},
      {"Jane Roe", AuthorLikeness::weak},
      {"jane roe", AuthorLikeness::weak},
      {"Logit Attenuating Weight Normalization", AuthorLikeness::weak},
      {"Scaling Down, Serving Fast: Compressing and Deploying", AuthorLikeness::weak},
      {"How and Where to Translate?", AuthorLikeness::none},
      {"We propose a method, test it, and find that it is good.", AuthorLikeness::none},
      {"", AuthorLikeness::none},
  };
  for (const auto& row : cases) EXPECT_EQ(author_likeness(row.line), row.likeness) << row.line;
}

constexpr std::string_view two_listings =
    "Jane Roe\n\nLG\nh-index3\n\n1 Papers\n\nLGSep 20, 2024\nA Title\n\nJane Roe\n\nAn abstract.\n\n"
    "Li Wei\n\nCL\nh-index4\n\nCLSep 21, 2024\nAnother\n\nLi Wei\n\nAnother abstract.\n";

TEST(ProfileCut, EndsBeforeTheHeaderOfAListing) {
  const std::size_t second = two_listings.find("Li Wei");
  const std::size_t proof = two_listings.find("h-index4\n") + 9;
  for (std::size_t size = 0; size < two_listings.size(); ++size) {
    EXPECT_EQ(cut_listings(two_listings.substr(0, size), false), size < proof ? 0 : second) << size;
    EXPECT_EQ(cut_listings(two_listings.substr(0, size), true), size);
  }
  const auto reader = format.reader({});
  EXPECT_EQ(reader->resync(two_listings), second);
  EXPECT_EQ(reader->resync(two_listings.substr(second)), std::string_view::npos);
}

TEST(ProfileCut, NamesAndCodesWithoutFiguresBeginAListing) {
  const std::string text =
      "Jane Roe\n\nLG\n\nLGSep 20, 2024\nA Title\n\nJane Roe\n\nAn abstract.\n\n"
      "Li Wei\n\nCL\n\nCLSep 21, 2024\nAnother\n\nLi Wei et al.\n\nAnother abstract.\n";
  const std::vector<std::string_view> listings = split_listings(text);
  ASSERT_EQ(listings.size(), 2U);
  EXPECT_TRUE(listings[1].starts_with("Li Wei\n\nCL"));
}

TEST(ProfileSniff, ContentDecides) {
  EXPECT_EQ(format.sniff(two_listings), Match::sure);
  EXPECT_EQ(format.sniff("LGSep 20, 2024\nA Title\n"), Match::maybe);
  EXPECT_EQ(format.sniff("h-index3\n"), Match::no);
  for (const std::string_view text :
       {"", "TY  - JOUR\nT2  - Sep 20, 2024\nER  - \n", "@article{a, date = {2024-09-20}}", "[{\"id\": \"a\"}]",
        "<feed><title>LGSep 20, 2024</title></feed>", "May 12, 2025\nDear diary\n"}) {
    EXPECT_EQ(format.sniff(text), Match::no) << text;
  }
}

TEST(ProfileReader, TextThatIsNoListingGivesOneNote) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "Some words of prose, and a number: " + std::to_string(i) + ".\n\n";
  const test::Read read = test::run_reader(format, text);
  ASSERT_EQ(read.items.size(), 1U);
  EXPECT_EQ(read.items[0].document->kind, DocumentKind::free_text);
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].code, Code::unknown_line);
  EXPECT_TRUE(test::run_reader(format, " \n\n").items.empty());
}

TEST(ProfileReader, CountOfPapersIsCheckedOnce) {
  const std::string text =
      "Jane Roe\n\nLG\nh-index3\n32papers\n\n32 Papers\n\nLGSep 20, 2024\nA Title\n\nJane Roe\n\nAn abstract.\n";
  const test::Read read = test::run_reader(format, text);
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].code, Code::count_mismatch);
  EXPECT_EQ(read.diagnostics[0].detail, "announced 32, read 1");
  EXPECT_EQ(read.diagnostics[0].span, (Span{text.find("32 Papers"), 9}));
}

TEST(ProfileReader, YearOfTodayWhenNobodySaysTheDay) {
  const test::Read read = test::run_reader(format, "LGJan 1\nA Title\n\nJane Roe\n\nAn abstract.\n");
  const Date* date = read.record(0).date(Field::issued);
  ASSERT_NE(date, nullptr);
  EXPECT_TRUE(date->year_inferred);
  EXPECT_GE(date->from.year, 2025);
}

/// All elements of the format's lines, in random order.
TEST(ProfileReader, SurvivesAnyMixtureOfItsParts) {
  const std::string_view parts[] = {"\n",
                                    "\n\n",
                                    "\r",
                                    "\r\n",
                                    "Jane Roe",
                                    "LG",
                                    "h-index3",
                                    "32 Papers",
                                    "CVMay 5",
                                    "LGSep 20, 2024Code",
                                    ", ",
                                    " et al.",
                                    "\xC2\xA0",
                                    "\xE2\x80\x8B",
                                    "\xFF",
                                    "$",
                                    "\\url{https://a.b/c}",
                                    "Title: of it",
                                    "An abstract, long.",
                                    "{",
                                    "\\",
                                    "12 citations",
                                    std::string_view("\0", 1),
                                    "\xE2\x80",
                                    "Feb 30",
                                    "Load more"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = random() % 40; n > 0; --n) text += parts[random() % std::size(parts)];
    const std::string whole = test::dump(test::run_reader(format, text, {{"as-of", "2026-02-01"}}), text);
    EXPECT_EQ(whole.find("OUTSIDE"), std::string::npos);
    const std::size_t block = 1 + random() % 50;
    ASSERT_EQ(test::dump(test::run_reader(format, text, {{"as-of", "2026-02-01"}}, block), text), whole) << text;
  }
}

/// Inputs that would take minutes if any part were quadratic.
TEST(ProfileReader, TimeIsLinearInHostileInput) {
  for (const std::string_view unit :
       {"\n", "\r", "a", "h-index1\n", "LGSep 20, 2024\n", "Jane Roe\n\nLG\n\n", "Jane Roe, ", "LG\n", "32 Papers\n",
        "https://a.b ", "\xC2\xA0", "LGSep 20, 2024\nT\n\nA B, C D\n\nText\n\n", "a;", "$", "CVMay 5\nT\n"}) {
    std::string text;
    while (text.size() < 400000) text += unit;
    EXPECT_EQ(test::dump(test::run_reader(format, text), text).find("OUTSIDE"), std::string::npos);
  }
}

}  // namespace
}  // namespace opcit::profile
