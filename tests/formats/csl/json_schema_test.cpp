/// Everything that the writer can write satisfies CSL's own schema. Its licence does not let us include the schema: its
/// path is in the environment variable OPCIT_CSL_SCHEMA, or it is in a folder "shared" next to the source tree.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "csl/json_format.h"
#include "csl/tables.h"
#include "opcit/builder.h"
#include "support/format_run.h"
#include "support/source_dir.h"

namespace opcit {
namespace {

std::string schema_path() {
  if (const char* given = std::getenv("OPCIT_CSL_SCHEMA")) return given;
  for (const char* beside : {"/../shared", "/../../shared"}) {
    const std::string path = std::string(OPCIT_SOURCE_DIR) + beside + "/cases/csl-json/schema/csl-data.json";
    if (std::filesystem::exists(path)) return path;
  }
  return {};
}

/// A value of every shape, with every case that needs custom.opcit.
void add_field(RecordBuilder& builder, Arena& arena, Field field) {
  const std::vector<std::string_view> places = {"Place"};
  const std::vector<Name> people = {
      {.family = "F", .given = "G", .dropping_particle = "d", .non_dropping_particle = "n", .suffix = "s"},
      {.literal = "L", .orcid = "0000-0002-1825-0097", .affiliations = arena.copy(places)}};
  const std::vector<opcit::Run> runs = {{0, 2, Style::italic}, {0, 1, Style::keep_case}, {1, 1, Style::math, "x"}};
  switch (shape(field)) {
    case Shape::names:
      return builder.names(field, {arena.copy(people), true, arena.copy(people)});
    case Shape::date:
      return builder.date(field, {.from = {.year = -43, .month = 3, .day = 15, .has_year = true},
                                  .range = true,
                                  .circa = true,
                                  .uncertain = true,
                                  .year_inferred = true});
    case Shape::list:
      return builder.list(field, {"a", "b, c"});
    case Shape::text:
      return builder.text(field, Text{"<i> & text", arena.copy(runs)});
  }
}

void add_record(Batch& batch, Kind kind) {
  RecordBuilder builder(batch);
  builder.begin({});
  builder.record().key = "key";
  builder.record().kind = kind;
  builder.record().kind_as_written = "misc";
  for (std::size_t i = 0; i < field_count; ++i) {
    add_field(builder, batch.arena, static_cast<Field>(i));
    add_field(builder, batch.arena, static_cast<Field>(i));
  }
  for (std::size_t i = 0; i < scheme_count; ++i) {
    for (const Relation relation : {Relation::self, Relation::part_of, Relation::version_of}) {
      builder.identifier({static_cast<Scheme>(i), relation, "value", "v1", "type"});
    }
  }
  builder.category({"arxiv", "cs.LG", true});
  builder.link({LinkKind::pdf, "http://a.b/", "label"});
  builder.extra({"bibtex", "owner", "me"});
  builder.finish();
}

TEST(CslSchema, HoldsForEveryKindAndField) {
  const std::string schema = schema_path();
  if (schema.empty()) GTEST_SKIP() << "csl-data.json not found; name it with OPCIT_CSL_SCHEMA";
  Batch batch;
  for (std::size_t i = 0; i < kind_count; ++i) add_record(batch, static_cast<Kind>(i));
  for (const char* profile : {"standard", "zotero"}) {
    const auto file = std::filesystem::path(testing::TempDir()) / "opcit-csl-schema.json";
    std::ofstream(file) << test::run_writer(csl_json::format, batch.items, {{"csl-profile", profile}}).text;
    const std::string command =
        "python3 " OPCIT_SOURCE_DIR "/tests/formats/csl/validate.py '" + schema + "' '" + file.string() + "'";
    const int status = std::system(command.c_str());
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 77 || WEXITSTATUS(status) == 127) GTEST_SKIP() << "python3 with jsonschema not found";
    EXPECT_EQ(WEXITSTATUS(status), 0) << profile;
  }
}

/// A field without a row, or a row without a field, would be a silent loss.
TEST(CslTables, HaveEachFieldOnceUnderItsShape) {
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    const csl::Property& row = csl::property(field);
    EXPECT_EQ(row.field, field);
    EXPECT_EQ(csl::find_property(row.name), &row);
    EXPECT_EQ(csl::find_property(spelling(field)), &row) << spelling(field);
    EXPECT_EQ(row.codec == csl::Codec::names, shape(field) == Shape::names) << row.name;
    EXPECT_EQ(row.codec == csl::Codec::date, shape(field) == Shape::date) << row.name;
    EXPECT_EQ(row.codec == csl::Codec::list, shape(field) == Shape::list) << row.name;
  }
}

}  // namespace
}  // namespace opcit
