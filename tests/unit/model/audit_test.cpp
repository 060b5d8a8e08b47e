#include "opcit/audit.h"

#include <gtest/gtest.h>

#include <vector>

#include "support/records.h"

namespace opcit {
namespace {

struct Fixture {
  Batch batch;
  Diagnostics diagnostics;
  Losses losses;
  WriteReport report{&diagnostics, &losses};

  std::string lost() const {
    std::string out;
    for (const Loss& loss : losses) out += loss.field + "=" + loss.value + ";";
    return out;
  }
};

Record* record_with_everything(Batch& batch) {
  RecordBuilder builder(batch);
  builder.begin({});
  builder.record().key = "k";
  builder.text(Field::title, "T");
  builder.names(Field::author, test::people(batch.arena, {"Ada|Lovelace", "|NASA"}, true));
  builder.date(Field::issued, test::day(2024, 9));
  builder.list(Field::keyword, {"a", "b"});
  builder.identifier({.scheme = Scheme::doi, .value = "10.1/x"});
  builder.category({"arxiv", "cs.LG", true, {}});
  builder.link({LinkKind::code, "", "Code", {}});
  builder.extra({"profile", "badge", "Demo", {}});
  return builder.finish();
}

TEST(Audit, ReportsWhatWasNotTaken) {
  Fixture fixture;
  Audit audit(*record_with_everything(fixture.batch), fixture.report);
  audit.report_rest();
  EXPECT_EQ(
      fixture.lost(),
      "title=T;author=Ada Lovelace; NASA; et al.;issued=2024-09;keyword=a, b;doi=10.1/x;category=cs.LG;link:code=Code;"
      "extra:profile:badge=Demo;");
  EXPECT_EQ(fixture.losses.front().key, "k");
}

TEST(Audit, ReportsNothingOfWhatWasTaken) {
  Fixture fixture;
  const Record& record = *record_with_everything(fixture.batch);
  Audit audit(record, fixture.report);
  EXPECT_EQ(audit.take_text(Field::title)->plain, "T");
  EXPECT_EQ(audit.take_names(Field::author)->people.size(), 2U);
  EXPECT_EQ(audit.take_date(Field::issued)->from.year, 2024);
  EXPECT_EQ(audit.take_list(Field::keyword)->size(), 2U);
  EXPECT_EQ(audit.take(Scheme::doi)->value, "10.1/x");
  audit.take(record.categories[0]);
  audit.take(record.links[0]);
  audit.take(record.extra[0]);
  audit.report_rest();
  EXPECT_EQ(fixture.lost(), "");
  EXPECT_EQ(audit.take(Field::title), nullptr) << "taken once";
  EXPECT_EQ(audit.take(Scheme::isbn), nullptr);
}

TEST(Audit, TakesRepeatedFieldsOneByOneAndKeepsTrackOfManyParts) {
  Fixture fixture;
  RecordBuilder builder(fixture.batch);
  builder.begin({});
  std::vector<std::string> values;
  for (int i = 0; i < 1000; ++i) values.push_back(std::to_string(i));
  for (const std::string& value : values) builder.text(Field::note, value);
  Audit audit(*builder.finish(), fixture.report);
  for (int i = 0; i < 999; ++i) ASSERT_EQ(audit.take_text(Field::note)->plain, values[static_cast<std::size_t>(i)]);
  audit.report_rest();
  EXPECT_EQ(fixture.lost(), "note=999;");
}

/// All parts taken, then compared with a record with one title.
std::string changes_from(const Text& written, const Text& read) {
  Fixture fixture;
  RecordBuilder builder(fixture.batch);
  builder.begin({});
  builder.field({Field::title, {}, written});
  const Record& record = *builder.finish();
  builder.begin({});
  builder.field({Field::title, {}, read});
  const Record& back = *builder.finish();
  Audit audit(record, fixture.report);
  audit.take(Field::title);
  audit.report_changes(back);
  std::string out;
  for (const Loss& loss : fixture.losses) out += loss.field + "=" + loss.value + "->" + loss.to + ";";
  return out;
}

TEST(AuditOfChanges, ComparesWordsAndStylesButNotCaseProtection) {
  const std::vector<opcit::Run> italic = {{0, 1, Style::italic, {}}};
  const std::vector<opcit::Run> protection = {{0, 1, Style::keep_case, {}}};
  EXPECT_EQ(changes_from({"A b", {}}, {"A b", {}}), "");
  EXPECT_EQ(changes_from({"A  b", {}}, {"A b", {}}), "title=A  b->A b;");
  EXPECT_EQ(changes_from({"A b", italic}, {"A b", italic}), "");
  EXPECT_EQ(changes_from({"A b", italic}, {"A b", {}}), "title.style=A b->;");
  EXPECT_EQ(changes_from({"A b", {}}, {"A b", protection}), "");
  EXPECT_EQ(changes_from({"A b", protection}, {"A b", {}}), "");
}

TEST(AuditOfChanges, TellsOfEachPartThatComesBackOtherwise) {
  Fixture fixture;
  const Record& record = *record_with_everything(fixture.batch);
  RecordBuilder builder(fixture.batch);
  builder.begin({});
  builder.record().kind = record.kind;
  builder.names(Field::author, test::people(fixture.batch.arena, {"Ada|Lovelace"}, true));
  builder.text(Field::note, "T");
  builder.date(Field::issued, test::day(2024, 9));
  builder.identifier({.scheme = Scheme::doi, .value = "10.1/y"});
  builder.link({LinkKind::code, "", "", {}});
  builder.extra({"profile", "badge", "Demo", {}});
  const Record& read = *builder.finish();
  Audit audit(record, fixture.report);
  for (const FieldValue& part : record.fields) audit.take(part);
  audit.take(record.identifiers[0]);
  audit.take(record.links[0]);
  audit.take(record.extra[0]);
  audit.lost("author", "said by the writer", LossReason::altered);
  audit.report_changes(read);
  // The category was not taken, so report_rest() reports it. The author was already reported.
  EXPECT_EQ(fixture.lost(), "author=said by the writer;title=T;keyword=a, b;doi=10.1/x;link:code.label=Code;");
  EXPECT_EQ(fixture.losses[1].reason, LossReason::moved);
  EXPECT_EQ(fixture.losses[1].to, "note");
  EXPECT_EQ(fixture.losses[2].reason, LossReason::dropped);
  EXPECT_EQ(fixture.losses[3].to, "10.1/y");
}

TEST(AuditOfChanges, IsLinearInTheNumberOfParts) {
  Fixture fixture;
  RecordBuilder builder(fixture.batch);
  const auto add = [&](std::string_view format) {
    builder.begin({});
    for (int i = 0; i < 100000; ++i) {
      builder.extra({format, fixture.batch.arena.copy("tag" + std::to_string(i)), format, {}});
    }
    return builder.finish();
  };
  const Record& record = *add("a");
  const Record& read = *add("b");
  Audit audit(record, fixture.report);
  for (const Extra& extra : record.extra) audit.take(extra);
  audit.report_changes(read);
  EXPECT_EQ(fixture.losses.size(), 100000U);
}

}  // namespace
}  // namespace opcit
