#include "opcit/document.h"

#include <gtest/gtest.h>

#include "opcit/builder.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"
#include "support/run.h"

namespace opcit {
namespace {

using test::builtin_formats;
using test::contains;

constexpr std::string_view two_papers =
    "@string{jx = {Journal of X}}\n"
    "@article{roe2020, author = {Roe, Jane}, title = {On Moss}, journal = jx, year = {2020}}\n"
    "@inproceedings{doe2021, author = {Doe, Kim}, title = {On Fern}, crossref = {p}}\n"
    "@proceedings{p, title = {Proceedings of Y}, year = {2021}}\n";

TEST(Document, ReadsChangesAndWrites) {
  Document document = Document::read(builtin_formats(), two_papers, "bibtex");
  ASSERT_EQ(document.records().size(), 3U);
  Record& paper = *document.records()[0];
  document.set_text(paper, Field::title, "On Lichen");
  document.set_text(paper, Field::volume, "7");
  document.set(paper, Field::container_title, Text{});
  document.erase(*document.records()[1]);
  Losses losses;
  const std::string json = document.write(builtin_formats(), "csl-json", losses);
  EXPECT_TRUE(contains(json, "\"title\": \"On Lichen\""));
  EXPECT_TRUE(contains(json, "\"volume\": \"7\""));
  EXPECT_FALSE(contains(json, "Journal of X"));
  EXPECT_FALSE(contains(json, "On Fern"));
  EXPECT_TRUE(contains(json, "Proceedings of Y"));
}

TEST(Document, ResolvesParentsThatFollow) {
  Document document = Document::read(builtin_formats(), two_papers, "bibtex");
  ASSERT_NE(document.records()[1]->text(Field::container_title), nullptr);
  EXPECT_EQ(document.records()[1]->text(Field::container_title)->plain, "Proceedings of Y");
}

TEST(Document, AppendsRecordsAndMakesTheirKeys) {
  Document document;
  document.append([&](RecordBuilder& builder) {
    builder.record().kind = Kind::book;
    builder.text(Field::title, "A Book of Moss");
  });
  document.append([&](RecordBuilder& builder) { builder.text(Field::title, "A Book of Moss"); });
  Losses losses;
  const std::string ris = document.write(builtin_formats(), "ris", losses);
  EXPECT_TRUE(losses.empty());
  EXPECT_TRUE(contains(ris, "TI  - A Book of Moss"));
  EXPECT_NE(document.records()[0]->key, document.records()[1]->key);
}

TEST(Document, ReportsWhatTheOutputDoesNotHold) {
  Document document = Document::read(builtin_formats(), "@misc{a, title={T}, owner={me}}", "bibtex");
  Losses losses;
  document.write(builtin_formats(), "ris", losses);
  ASSERT_EQ(losses.size(), 1U);
  EXPECT_EQ(losses[0].field, "extra:bibtex:owner");
}

TEST(Document, RejectsValuesOfAnotherShape) {
  Document document;
  Record& record = document.append([](RecordBuilder& builder) { builder.text(Field::title, "T"); });
  EXPECT_THROW(document.set(record, Field::author, Text{"Jane Roe", {}}), UsageError);
  Batch batch;
  RecordBuilder builder(batch);
  builder.begin({});
  EXPECT_THROW(builder.text(Field::author, "Jane Roe"), UsageError);
  EXPECT_THROW(builder.names(Field::title, Names{{}, true}), UsageError);
  EXPECT_THROW(builder.field({.field = Field::issued, .value = Text{"2020", {}}}), UsageError);
}

TEST(Document, DetectsTheFormatOrSaysThatItCannot) {
  EXPECT_EQ(Document::read(builtin_formats(), "TY  - JOUR\nTI  - T\nER  - \n").records().size(), 1U);
  const Document none = Document::read(builtin_formats(), "Dear reader, this is a letter.\n");
  ASSERT_EQ(none.diagnostics().size(), 1U);
  EXPECT_EQ(none.diagnostics()[0].code, Code::unknown_format);
  EXPECT_THROW(Document::read(builtin_formats(), "x", "no-such-format"), UsageError);
}

TEST(ConvertText, ConvertsAndReportsLosses) {
  const ConvertedText converted = convert_text(two_papers, "", "csl-json");
  EXPECT_EQ(converted.records, 3U);
  EXPECT_TRUE(contains(converted.text, "Journal of X"));
  EXPECT_TRUE(converted.diagnostics.empty());
}

}  // namespace
}  // namespace opcit
