// Reads each sample and compares the result with its golden file. OPCIT_UPDATE_GOLDENS=1 rewrites
// the golden files; read the difference before you commit it.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>

#include "formats/profile/dump.h"
#include "profile/format.h"
#include "support/run.h"
#include "support/source_dir.h"

namespace opcit {
namespace {

class ProfileGolden : public testing::TestWithParam<const char*> {
 protected:
  std::string sample_path() const { return folder + GetParam() + std::string(".txt"); }
  std::string golden_path() const { return folder + GetParam() + std::string(".golden"); }
  static test::Read read(std::string_view text, std::size_t block) {
    return test::run_reader(profile::format, text, {{"as-of", "2026-02-01"}}, block);
  }

 private:
  const std::string folder = OPCIT_SOURCE_DIR "/tests/formats/profile/samples/";
};

TEST_P(ProfileGolden, IsReadAsTheGoldenFileSays) {
  const std::string text = test::read_file(sample_path());
  const std::string dumped = test::dump(read(text, 1 << 16), text);
  if (std::getenv("OPCIT_UPDATE_GOLDENS") != nullptr) std::ofstream(golden_path()) << dumped;
  EXPECT_EQ(dumped, test::read_file(golden_path()));
}

TEST_P(ProfileGolden, IsReadAlikeInAnyChunks) {
  const std::string text = test::read_file(sample_path());
  const std::string whole = test::dump(read(text, text.size()), text);
  for (const std::size_t block : std::array<std::size_t, 6>{1, 2, 3, 7, 64, 200})
    EXPECT_EQ(test::dump(read(text, block), text), whole) << block;
}

TEST_P(ProfileGolden, IsSurvivedWhereverItEnds) {
  const std::string text = test::read_file(sample_path());
  for (std::size_t size = 0; size < text.size(); ++size) {
    const std::string prefix = text.substr(0, size);
    EXPECT_EQ(test::dump(read(prefix, size + 1), prefix).find("OUTSIDE"), std::string::npos) << size;
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, ProfileGolden,
                         testing::Values("crlf", "cut_off_head", "cut_off_title", "features", "list-acm", "list-apa",
                                         "list-biblatex", "list-bibtex", "list-chicago", "list-ids", "list-ieee",
                                         "list-mla", "list-nature", "list-titles-first", "list-vancouver", "lone_cr",
                                         "no_blank_lines", "no_header", "page-acl-anthology", "page-ads",
                                         "page-alphaxiv", "page-arxiv-listing", "page-arxiv-search", "page-dblp",
                                         "page-google-scholar", "page-google-scholar-search", "page-hal",
                                         "page-hal-references", "page-hugging-face", "page-inspire", "page-openreview",
                                         "page-orcid-record", "page-papers-with-code", "page-pubmed",
                                         "page-pubmed-abstract", "page-pubmed-summary", "page-researchgate",
                                         "page-scopus", "page-semantic-scholar", "page-ssrn", "page-web-of-science",
                                         "several", "ugly", "variants"),
                         [](const auto& sample) {
                           std::string name(sample.param);
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace opcit
