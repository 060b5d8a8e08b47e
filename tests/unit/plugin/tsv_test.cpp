#include <gtest/gtest.h>

#include "opcit/plugin.h"
#include "support/run.h"

namespace opcit {
namespace {

// The plug-in's source is linked into the tests.
const Format& tsv() { return *opcit_plugin_v1()->formats[0]; }

test::Outcome run_tsv(std::string_view bytes, std::size_t block = 1 << 18) {
  Registry registry;
  registry.add(tsv());
  ConvertOptions options;
  options.to = &tsv();
  options.block = block;
  return test::run(registry, {{"a.tsv", bytes}}, options);
}

TEST(Example, ReadsAndWritesWhatItKnowsAndKeepsTheRest) {
  const std::string_view input = "a\t2024\tOne\nb\tsoon\tTwo\tmore\n";
  const test::Outcome outcome = run_tsv(input);
  EXPECT_EQ(outcome.output(), input);
  EXPECT_EQ(outcome.said,
            "a.tsv:2:3: warning: invalid date, kept as written: soon [bad-date]\n  b soon Two more\n    ^~~~\n");
  EXPECT_EQ(outcome.losses, "");
}

TEST(Example, KeepsTheLawOfBlocks) {
  const std::string_view input = "a\t2024\tOne\n\nb\tsoon\tTwo\tmore\nc";
  const test::Outcome expected = run_tsv(input);
  for (std::size_t block = 1; block < input.size() + 2; ++block) {
    EXPECT_EQ(run_tsv(input, block).output(), expected.output()) << block;
    EXPECT_EQ(run_tsv(input, block).said, expected.said) << block;
  }
}

}  // namespace
}  // namespace opcit
