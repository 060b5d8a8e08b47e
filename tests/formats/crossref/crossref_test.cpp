#include "crossref/format.h"

#include <gtest/gtest.h>

#include "opcit/audit.h"
#include "opcit/diagnostic_codes.h"
#include "support/format_run.h"
#include "support/run.h"
#include "support/source_dir.h"

namespace opcit::test {
namespace {

std::string sample(const char* name) {
  return read_file(std::string(OPCIT_SOURCE_DIR) + "/tests/laws/samples/" + name);
}

std::string value(const Record& record, Field field) {
  const FieldValue* found = record.find(field);
  return found == nullptr ? std::string() : plain_value(found->value);
}

std::string id(const Record& record, Scheme scheme, Relation relation = Relation::self) {
  const Identifier* found = record.identifier(scheme, relation);
  return found == nullptr ? std::string() : std::string(found->value);
}

const Extra* extra(const Record& record, std::string_view tag) {
  for (const Extra& each : record.extra) {
    if (each.tag == tag) return &each;
  }
  return nullptr;
}

TEST(CrossrefReader, ReadsTheItemsOfAMessage) {
  const Read got = run_reader(crossref::format, sample("crossref.json"));
  ASSERT_EQ(got.items.size(), 2U);
  const Record& paper = got.record(0);
  EXPECT_EQ(paper.kind, Kind::paper_conference);
  EXPECT_EQ(value(paper, Field::title), "Sparse Retrieval & Small Devices: A Case for Less");
  EXPECT_EQ(value(paper, Field::author), "Ada Lindqvist; The Sparse Collaboration");
  EXPECT_EQ(value(paper, Field::container_title), "Proceedings of the 12th Conference on Retrieval");
  EXPECT_EQ(value(paper, Field::collection_title), "Lecture Notes in Examples");
  EXPECT_EQ(value(paper, Field::issued), "2024");
  EXPECT_EQ(value(paper, Field::available_date), "2023-11-02");
  EXPECT_EQ(value(paper, Field::event_title), "Retrieval 2024");
  EXPECT_EQ(id(paper, Scheme::isbn, Relation::part_of), "9783161484100");
  EXPECT_NE(extra(paper, "event"), nullptr);
  EXPECT_TRUE(got.diagnostics.empty());
}

TEST(CrossrefReader, KeepsWhatLinksARetractionAndAPublishedVersion) {
  const Read got = run_reader(crossref::format, sample("crossref.json"));
  const Record& preprint = got.record(1);
  EXPECT_EQ(preprint.kind, Kind::article);
  EXPECT_EQ(value(preprint, Field::publisher), "exampleRxiv");
  EXPECT_EQ(value(preprint, Field::genre), "preprint");
  EXPECT_EQ(id(preprint, Scheme::doi), "10.5555/opcit.18");
  EXPECT_EQ(id(preprint, Scheme::doi, Relation::version_of), "10.5555/opcit.17");
  ASSERT_NE(extra(preprint, "updated-by"), nullptr);
  EXPECT_NE(extra(preprint, "updated-by")->value.find("withdrawal"), std::string_view::npos);
}

TEST(CrossrefReader, ReadsOneWorkAndLines) {
  const std::string work = R"({"status":"ok","message-type":"work","message":{"DOI":"10.5555/a","title":["A"]}})";
  const Read one = run_reader(crossref::format, work);
  ASSERT_EQ(one.items.size(), 1U);
  EXPECT_EQ(id(one.record(0), Scheme::doi), "10.5555/a");
  const Read lines = run_reader(crossref::format, "{\"DOI\":\"10.5555/a\"}\n{\"DOI\":\"10.5555/b\"}\n", {}, 8);
  EXPECT_EQ(lines.items.size(), 2U);
}

TEST(CrossrefReader, ReportsBrokenWorksAndReadsTheRest) {
  const Read got =
      run_reader(crossref::format, R"({"items":[{"DOI":"10.5555/a","title":x}, {"DOI":"10.5555/b"}, {"x":1}]})");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(id(got.record(0), Scheme::doi), "10.5555/b");
  ASSERT_EQ(got.diagnostics.size(), 2U);
  EXPECT_EQ(got.diagnostics[0].code, Code::bad_json);
  EXPECT_EQ(got.diagnostics[1].code, Code::not_a_record);
}

}  // namespace
}  // namespace opcit::test
