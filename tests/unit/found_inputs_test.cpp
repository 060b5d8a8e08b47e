#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "fuzz/targets/targets.h"
#include "support/source_dir.h"

namespace opcit {
namespace {

/// Inputs that the fuzzers found: tests/fuzz/found/TARGET/*.
TEST(FoundInputs, BreakNoLawAgain) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(OPCIT_SOURCE_DIR "/tests/fuzz/found")) {
    if (!entry.is_regular_file()) continue;
    ++files;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    EXPECT_EQ(fuzz::fault_of(entry.path().parent_path().filename().string(), bytes), "") << entry.path();
  }
  EXPECT_GE(files, 4U);
}

/// The laws hold for the first inputs of the fuzzers, so that a completely broken law is detected at once.
TEST(FuzzTargets, HoldForTheSimplestBytes) {
  for (const fuzz::Target& target : fuzz::targets()) {
    for (const std::string_view bytes :
         {"", "\0", "a", "\x1F\x8B", "@misc{a,}", "TY  - BOOK\n", "{\"id\":1}", "\xFF"}) {
      EXPECT_EQ(target.law(bytes), "") << target.name << " " << bytes;
    }
  }
}

}  // namespace
}  // namespace opcit
