#include "bibtex/write/case_protection.h"

#include <gtest/gtest.h>

namespace opcit::bibtex {
namespace {

std::string braced(const Text& title) {
  std::vector<opcit::Run> runs;
  const Text text = protect_case(title, runs);
  std::string out;
  for (std::size_t i = 0; i <= text.plain.size(); ++i) {
    for (const opcit::Run& run : text.runs) {
      if (run.style == Style::keep_case && run.pos + run.len == i) out += '}';
    }
    for (const opcit::Run& run : text.runs) {
      if (run.style == Style::keep_case && run.pos == i) out += '{';
    }
    if (i < text.plain.size()) out += text.plain[i];
  }
  return out;
}

TEST(CaseProtection, WordsThatNeedIt) {
  struct Row {
    std::string_view title, braced;
  };
  for (const Row& row : {
           Row{"mSAM: Micro-Batch-Averaged Sharpness-Aware Minimization",
               "{mSAM}: Micro-Batch-Averaged Sharpness-Aware Minimization"},
           Row{"360Brew: A Decoder-only Foundation Model", "{360Brew}: A Decoder-only Foundation Model"},
           Row{"LiNR: Model Based Neural Retrieval on GPUs at LinkedIn",
               "{LiNR}: Model Based Neural Retrieval on {GPUs} at {LinkedIn}"},
           Row{"Efficient AI in Practice: LLM Serving", "Efficient {AI} in Practice: {LLM} Serving"},
           Row{"Training on V100 and GPT-4", "Training on {V100} and {GPT}-4"},
           Row{"The Role of Vitamin C and X-Ray Light", "The Role of Vitamin {C} and {X}-Ray Light"},
           Row{"A Foundation Model: A View", "A Foundation Model: A View"},
           Row{"Gromov invariants for holomorphic maps on Riemann surfaces",
               "Gromov invariants for holomorphic maps on {Riemann} surfaces"},
           Row{"What remains: Further questions about Łukasiewicz logic",
               "What remains: Further questions about {Łukasiewicz} logic"},
           Row{"THE END OF HISTORY", "THE END OF HISTORY"},
           Row{"BERT", "{BERT}"},
           Row{"The e\u0301DOI and the \u00E9DOI", "The {e\u0301DOI} and the {\u00E9DOI}"},
           Row{"", ""},
           Row{"深層学習", "深層学習"},
       }) {
    EXPECT_EQ(braced({row.title, {}}), row.braced);
  }
}

TEST(CaseProtection, TheAuthorsOwnBracesAreTheLastWord) {
  const opcit::Run own = {4, 4, Style::keep_case, {}};
  EXPECT_EQ(braced({"The XLNet GPU Story", {&own, 1}}), "The {XLNe}t GPU Story");
}

TEST(CaseProtection, RunsStillNest) {
  const opcit::Run half = {0, 2, Style::italic, {}};
  EXPECT_EQ(braced({"GPUs Everywhere", {&half, 1}}), "GPUs Everywhere");
  const opcit::Run whole = {0, 15, Style::italic, {}};
  EXPECT_EQ(braced({"GPUs Everywhere", {&whole, 1}}), "{GPUs} Everywhere");
  const opcit::Run math = {0, 4, Style::math, "G"};
  EXPECT_EQ(braced({"GPUs Everywhere", {&math, 1}}), "GPUs Everywhere");
}

}  // namespace
}  // namespace opcit::bibtex
