// The limits of the pipeline, tested with the numbers at which they take effect.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "pipeline/flow.h"
#include "support/run.h"

namespace opcit::test {
namespace {

Outcome convert_limited(std::string_view bib, std::size_t max_record, std::size_t block) {
  ConvertOptions how;
  how.from = builtin_formats().find("bibtex");
  how.to = builtin_formats().find("csl-jsonl");
  how.max_record = max_record;
  how.block = block;
  return run(builtin_formats(), {{"input", bib}}, how);
}

TEST(Boundaries, ARecordOfExactlyTheLimitIsRead) {
  const std::string record = "@misc{a, title={" + std::string(100, 'x') + "}}\n";
  EXPECT_EQ(convert_limited(record, record.size(), 16).result.records, 1U);
  const Outcome above = convert_limited(record, record.size() - 2, 16);
  EXPECT_EQ(above.result.records, 0U);
  EXPECT_TRUE(contains(above.said, "[record-too-large]")) << above.said;
}

TEST(Boundaries, TheRecordAfterOneThatIsTooLargeIsReadWhereverBlocksEnd) {
  const std::string bib = "@misc{large, title={" + std::string(200, 'x') + "}}\n@misc{small, title={S}}\n";
  for (std::size_t block = 1; block <= 70; ++block) {
    const Outcome outcome = convert_limited(bib, 64, block);
    EXPECT_TRUE(contains(outcome.output(), R"("id":"small")")) << "blocks of " << block << ": " << outcome.output();
    EXPECT_EQ(outcome.result.records, 1U) << "blocks of " << block;
  }
}

/// Counts the jobs between start and drain.
class CountedStages final : public Stages {
 public:
  void parse(Job&) const override {}
  void assign(Job&) override {}
  void write(Job&) const override {}
  void drain(Job&) override { --in_progress; }
  int in_progress = 0;
};

TEST(Boundaries, OnlySomeMegabytesOfChunksAreInProgress) {
  const std::string chunk(std::size_t{1} << 20, 'x');
  for (const unsigned threads : {1U, 4U}) {
    CountedStages stages;
    Flow flow(stages, threads, chunk.size());
    int most = 0;
    for (int i = 0; i < 60; ++i) {
      Job& job = flow.claim();
      job.batch.text = chunk;
      job.chunk = job.batch.text;
      ++stages.in_progress;
      flow.start();
      most = std::max(most, stages.in_progress);
    }
    flow.finish();
    EXPECT_EQ(stages.in_progress, 0);
    EXPECT_LE(most, 5) << threads << " threads";
  }
}

}  // namespace
}  // namespace opcit::test
