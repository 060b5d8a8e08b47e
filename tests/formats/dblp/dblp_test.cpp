#include "dblp/format.h"

#include <gtest/gtest.h>

#include "opcit/audit.h"
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

TEST(DblpReader, ReadsHits) {
  const Read got = run_reader(dblp::format, sample("dblp.json"));
  ASSERT_EQ(got.items.size(), 2U);
  const Record& paper = got.record(0);
  EXPECT_EQ(paper.kind, Kind::paper_conference);
  EXPECT_EQ(value(paper, Field::title), "Sparse Retrieval & Small Devices");
  EXPECT_EQ(value(paper, Field::author), "Ada Lindqvist; Wei Zhang");
  EXPECT_EQ(value(paper, Field::container_title), "RETR");
  EXPECT_EQ(value(paper, Field::collection_title), "LNX");
  EXPECT_EQ(id(paper, Scheme::doi), "10.5555/OPCIT.17");
  EXPECT_EQ(paper.identifier(Scheme::url), nullptr);
  EXPECT_EQ(id(got.record(1), Scheme::arxiv), "2409.00001");
  EXPECT_EQ(value(got.record(1), Field::author), "Ada Lindqvist");
}

TEST(DblpReader, AnAnswerWithoutHitsIsEmpty) {
  const Read got = run_reader(dblp::format, R"({"result":{"query":"x","hits":{"@total":"0","@computed":"0"}}})");
  EXPECT_TRUE(got.items.empty());
  EXPECT_TRUE(got.diagnostics.empty());
}

TEST(DblpReader, ReadsTheDump) {
  const Read got = run_reader(dblp::xml_format, sample("dblp-xml.xml"), {}, 64);
  ASSERT_EQ(got.items.size(), 2U);
  EXPECT_EQ(value(got.record(0), Field::title), "Codes for H2O & Small Devices");
  EXPECT_EQ(value(got.record(0), Field::author), "Ada Lindqvist; Wei Zhang");
  EXPECT_EQ(id(got.record(0), Scheme::other), "conf/retr/LindqvistZ24");
  EXPECT_EQ(got.record(1).kind, Kind::thesis);
  EXPECT_EQ(value(got.record(1), Field::author), "Jürgen Müller");
  EXPECT_EQ(value(got.record(1), Field::publisher), "Example University");
  EXPECT_TRUE(got.diagnostics.empty());
}

TEST(DblpReader, ReportsUnknownEntities) {
  const Read got =
      run_reader(dblp::xml_format, "<dblp><article key=\"a\"><title>&nope; &eacute;</title></article></dblp>");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(value(got.record(0), Field::title), "&nope; é");
  ASSERT_EQ(got.diagnostics.size(), 1U);
  EXPECT_EQ(got.diagnostics[0].detail, "nope");
}

}  // namespace
}  // namespace opcit::test
