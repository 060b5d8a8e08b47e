// Reads each sample and compares the result with its golden file. OPCIT_UPDATE_GOLDENS=1 rewrites
// the golden files; read the difference before you commit it.
#include <array>
#include <gtest/gtest.h>

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
  for (const std::size_t block : std::array<std::size_t, 6>{1, 2, 3, 7, 64, 200}) EXPECT_EQ(test::dump(read(text, block), text), whole) << block;
}

TEST_P(ProfileGolden, IsSurvivedWhereverItEnds) {
  const std::string text = test::read_file(sample_path());
  for (std::size_t size = 0; size < text.size(); ++size) {
    const std::string prefix = text.substr(0, size);
    EXPECT_EQ(test::dump(read(prefix, size + 1), prefix).find("OUTSIDE"), std::string::npos) << size;
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, ProfileGolden,
                         testing::Values("crlf", "cut_off_head", "cut_off_title", "features", "lone_cr",
                                         "no_blank_lines", "no_header", "several", "ugly"),
                         [](const auto& sample) { return std::string(sample.param); });

}  // namespace
}  // namespace opcit
