#include "cli/progress_bar.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace opcit::cli {
namespace {

TEST(ProgressBar, TellsRateAndTimeLeft) {
  EXPECT_EQ(progress_text({300'000'000, 1000}, 1'200'000'000, 2.0),
            "[=====>              ]  25 %  1000 records  300 MB  150 MB/s  6 s left");
  EXPECT_EQ(progress_text({2'000'000'000, 7}, 1'000'000'000'000, 10.0),
            "[>                   ]   0 %  7 records  2.0 GB  200 MB/s  1 h 23 min left");
}

TEST(ProgressBar, NeverPassesTheEnd) {
  EXPECT_EQ(progress_text({20'000'000, 5}, 10'000'000, 1.0),
            "[====================] 100 %  5 records  20 MB  20 MB/s  0 s left");
}

TEST(ProgressBar, TellsNoTimeLeftWhereNobodyKnows) {
  EXPECT_EQ(progress_text({20'000'000, 5}, 0, 1.0), "5 records  20 MB  20 MB/s");
}

TEST(ProgressBar, KnowsTheSizeOfPlainFilesOnly) {
  const std::filesystem::path file = std::filesystem::path(::testing::TempDir()) / "opcit-progress.bib";
  std::ofstream(file) << "12345";
  EXPECT_EQ(bytes_to_read({file.string(), file.string()}), 10U);
  EXPECT_EQ(bytes_to_read({file.string(), "-"}), 0U);
  EXPECT_EQ(bytes_to_read({file.string() + ".gz"}), 0U);
  EXPECT_EQ(bytes_to_read({::testing::TempDir()}), 0U);
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace opcit::cli
