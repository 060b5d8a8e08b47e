#include "openalex/format.h"

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

TEST(OpenalexReader, ReadsResults) {
  const Read got = run_reader(openalex::format, sample("openalex.json"));
  ASSERT_EQ(got.items.size(), 2U);
  const Record& paper = got.record(0);
  EXPECT_EQ(paper.kind, Kind::article_journal);
  EXPECT_EQ(value(paper, Field::author), "Ada-Maria Lindqvist; José Ñuñez");
  EXPECT_EQ(value(paper, Field::issued), "2024-03-02");
  EXPECT_EQ(value(paper, Field::container_title), "Journal of Examples");
  EXPECT_EQ(value(paper, Field::abstract), "We study retrieval.");
  EXPECT_EQ(value(paper, Field::page), "101-110");
  EXPECT_EQ(id(paper, Scheme::doi), "10.5555/opcit.17");
  EXPECT_EQ(id(paper, Scheme::pmid), "8692918");
  ASSERT_EQ(paper.extra.size(), 1U);
  EXPECT_EQ(paper.extra[0].tag, "is_retracted");
  const Record& preprint = got.record(1);
  EXPECT_EQ(preprint.kind, Kind::article);
  EXPECT_EQ(value(preprint, Field::publisher), "arXiv (Cornell University)");
  EXPECT_EQ(value(preprint, Field::container_title), "");
  EXPECT_EQ(value(preprint, Field::issued), "2020");
  EXPECT_TRUE(preprint.extra.empty());
}

}  // namespace
}  // namespace opcit::test
