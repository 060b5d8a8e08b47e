#include "model/audit.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace opcit
