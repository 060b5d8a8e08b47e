#include "diagnostics/locator.h"

#include <gtest/gtest.h>

#include "opcit/diagnostic_codes.h"

namespace opcit {
namespace {

TEST(Advance, CountsLinesOfTextsOfAnyLength) {
  std::string text;
  std::uint64_t lines = 1;
  for (std::size_t i = 0; i < 3 * 255 * 16 + 40; ++i) {
    ASSERT_EQ(advance({}, text).line, lines) << i;
    const bool ends = i < 600 ? i % 7 == 3 : i < 6000;  // some, all, none
    text += ends ? '\n' : 'x';
    lines += ends ? 1 : 0;
  }
}

TEST(Locator, CountsLinesAndCodePoints) {
  Locator locator("x", "ab\ncäd\r\n\nz", {100, 7, 1});
  Located where = locator.locate({100, 1});
  EXPECT_EQ(where.line, 7U);
  EXPECT_EQ(where.column, 1U);
  EXPECT_EQ(where.excerpt, "ab");
  where = locator.locate({106, 1});
  EXPECT_EQ(where.line, 8U);
  EXPECT_EQ(where.column, 3U) << "ä is one column";
  EXPECT_EQ(where.excerpt, "cäd");
  EXPECT_EQ(where.caret, 3U);
  EXPECT_EQ(locator.locate({110, 1}).line, 10U);
  EXPECT_EQ(locator.locate({101, 1}).line, 7U) << "going back";
}

TEST(Locator, GoesOnWhereAChunkBeginsInTheMiddleOfALine) {
  const Place place = advance({0, 1, 1}, "first\nsecond é ");
  Locator locator("x", "third\n", place);
  const Located where = locator.locate({place.offset + 2, 1});
  EXPECT_EQ(where.line, 2U);
  EXPECT_EQ(where.column, 12U);
}

TEST(Locator, ShowsWhatStandsAroundTheTextToo) {
  const std::string_view input = "first\nsecond third fourth\nfifth\n";
  Locator locator("x", input.substr(13, 6), advance({}, input.substr(0, 13)), input);
  const Located where = locator.locate({13, 5});
  EXPECT_EQ(where.excerpt, "second third fourth");
  EXPECT_EQ(where.caret, 8U);
  EXPECT_EQ(where.caret_length, 5U);
  EXPECT_EQ(where.column, 8U);
}

TEST(Locator, ShortensLongLinesAroundThePlace) {
  const std::string line = std::string(500, 'a') + "X" + std::string(500, 'b');
  Locator locator("x", line, {});
  const Located where = locator.locate({500, 1});
  EXPECT_LE(where.excerpt.size(), 100U);
  EXPECT_EQ(where.excerpt[where.caret - 1], 'X');
  EXPECT_EQ(where.column, 501U);
}

/// Quadratic time would take hours.
TEST(Locator, ShowsManyPlacesOfOneLongLine) {
  const std::string line(10000000, 'a');
  Locator locator("x", line, {});
  for (std::size_t at = 0; at < line.size(); at += 10) ASSERT_EQ(locator.locate({at, 1}).column, at + 1);
}

TEST(Locator, TakesPlacesOutsideTheText) {
  Locator locator("x", "", {});
  EXPECT_EQ(locator.locate({5, 3}).line, 1U);
  Locator short_text("x", "a\n", {10, 2, 1});
  EXPECT_EQ(short_text.locate({0, 0}).line, 2U);
  EXPECT_EQ(short_text.locate({99, 1}).line, 3U);
}

TEST(Render, ShowsPlaceCaretAndHint) {
  Locator locator("refs.bib", "@misc{a,\n  title = {T\n", {});
  const Diagnostic diagnostic{Code::record_too_large, {19, 2}, "12 bytes"};
  EXPECT_EQ(render_text(diagnostic, locator.locate(diagnostic.span), Severity::error),
            "refs.bib:2:11: error: record exceeds the limit, skipped: 12 bytes [record-too-large]\n"
            "    title = {T\n"
            "            ^~\n"
            "  hint: raise the limit with --max-record\n");
}

TEST(Render, LetsNoControlCharacterReachTheTerminal) {
  Locator locator("a\x1b[2Jb", "x\x1b[31my", {});
  const Diagnostic diagnostic{Code::bad_date, {0, 1}, "\x07"};
  const std::string shown = render_text(diagnostic, locator.locate(diagnostic.span), Severity::warning);
  EXPECT_EQ(shown.find('\x1b'), std::string::npos);
  EXPECT_EQ(shown.find('\x07'), std::string::npos);
}

TEST(Render, JsonIsOneLine) {
  Locator locator("a\"b", "x\n", {});
  const Diagnostic diagnostic{Code::bad_date, {0, 1}, "d"};
  EXPECT_EQ(render_json(diagnostic, locator.locate(diagnostic.span), Severity::warning),
            "{\"version\":1,\"code\":\"bad-date\",\"severity\":\"warning\",\"file\":\"a\\\"b\",\"line\":1,\"column\":1,"
            "\"offset\":0,\"length\":1,\"message\":\"invalid date, kept as written\",\"detail\":\"d\"}\n");
}

}  // namespace
}  // namespace opcit
