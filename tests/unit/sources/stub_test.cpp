// Checks the stub of arXiv, so that tests that use it can be trusted.
#include <gtest/gtest.h>

#include <stdexcept>

#include "arxiv_stub/query.h"
#include "unit/http/http_support.h"

namespace opcit::stub {
namespace {

std::string found(const std::string& query) {
  static const std::vector<Paper> papers = test::stub_papers();
  const auto parsed = parse_query(query);
  std::string ids;
  for (const Paper& paper : papers) {
    if (parsed->matches(paper)) ids += paper.id + ";";
  }
  return ids;
}

TEST(ArxivStub, UnderstandsQueries) {
  struct Row {
    std::string query, ids;
  };
  for (const Row& row :
       {Row{"ti:\"Sparse Retrieval on Small Devices\"", "2409.00001;2106.05555;"},
        Row{"ti:\"sparse retrieval\" AND au:petrov", "2106.05555;"}, Row{"ti:\"retrieval sparse\"", ""},
        Row{"ti:sparse ANDNOT au:petrov", "2409.00001;"}, Row{"au:\"wei zhang\"", "2409.00001;2305.01234;"},
        Row{"au:zhang_w", "2409.00001;2305.01234;"}, Row{"cat:cs.IR", "2409.00001;2401.07777;"},
        Row{"cat:cs.*", "2409.00001;2305.01234;2106.05555;2401.07777;"}, Row{"all:scarce", "2409.00001;"},
        Row{"scarce zeros", "2409.00001;math/0611800;"}, Row{"(au:berg OR au:petrov) AND ti:sparse", "2106.05555;"},
        Row{"au:berg OR au:petrov AND ti:nothing", "math/0611800;"}, Row{"ti:micro-batch", ""},
        Row{"ti:\"micro-batch averages\"", "2305.01234;"},
        Row{"submittedDate:[202305010000 TO 202305022359]", "2305.01234;"},
        Row{"submittedDate:[200001010000 TO 202401150000] AND cat:cs.IR", "2401.07777;"}}) {
    EXPECT_EQ(found(row.query), row.ids) << row.query;
  }
}

TEST(ArxivStub, RefusesWhatItDoesNotUnderstand) {
  for (const char* query : {"ti:\"open", "(ti:a", "ti:a)", "xx:a", "submittedDate:[2001]", "ti:"}) {
    EXPECT_THROW(parse_query(query), std::runtime_error) << query;
  }
  EXPECT_THROW(parse_query(std::string(10'000, '(')), std::runtime_error);
}

}  // namespace
}  // namespace opcit::stub
