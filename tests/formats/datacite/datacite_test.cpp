#include "datacite/format.h"

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

TEST(DataciteReader, ReadsAListOfDois) {
  const Read got = run_reader(datacite::format, sample("datacite.json"));
  ASSERT_EQ(got.items.size(), 2U);
  const Record& paper = got.record(0);
  EXPECT_EQ(paper.kind, Kind::article);
  EXPECT_EQ(value(paper, Field::title), "Sparse Retrieval on Small Devices: Less is Enough");
  EXPECT_EQ(value(paper, Field::author), "Ada Lindqvist; The Sparse Collaboration");
  EXPECT_EQ(value(paper, Field::issued), "2024-09-20");
  EXPECT_EQ(value(paper, Field::submitted), "2024-09");
  EXPECT_EQ(value(paper, Field::publisher), "arXiv");
  EXPECT_EQ(id(paper, Scheme::arxiv), "2409.00001");
  EXPECT_EQ(id(paper, Scheme::doi, Relation::version_of), "10.5555/opcit.17");
  EXPECT_EQ(paper.names(Field::author)->people[0].orcid, "0000-0002-1825-0097");
  const Record& data = got.record(1);
  EXPECT_EQ(data.kind, Kind::dataset);
  EXPECT_EQ(data.names(Field::author)->people[0].family, "Ñuñez");
  EXPECT_EQ(value(data, Field::page), "1-9");
  EXPECT_EQ(id(data, Scheme::issn, Relation::part_of), "1234-5679");
  EXPECT_EQ(id(data, Scheme::doi), "10.5555/data.1");
}

TEST(DataciteReader, ReadsOneDoiAndLinesWithoutData) {
  const Read one =
      run_reader(datacite::format,
                 R"({"data":{"attributes":{"doi":"10.5555/a","titles":[{"title":"A"}],"publicationYear":1999}}})");
  ASSERT_EQ(one.items.size(), 1U);
  EXPECT_EQ(value(one.record(0), Field::issued), "1999");
  const Read line = run_reader(datacite::format, R"({"doi":"nothing","titles":[{"title":"A"}]})");
  ASSERT_EQ(line.items.size(), 1U);
  ASSERT_EQ(line.diagnostics.size(), 1U);
  EXPECT_EQ(line.diagnostics[0].code, Code::bad_identifier);
}

}  // namespace
}  // namespace opcit::test
