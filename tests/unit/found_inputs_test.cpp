#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "opcit/registry.h"
#include "support/any_bytes.h"
#include "support/source_dir.h"

namespace opcit {
namespace {

/// What the fuzzers found once: tests/fuzz/found/FORMAT/*.
TEST(FoundInputs, AreReadTheSameInWindowsOfAnySize) {
  Registry registry;
  add_builtin_formats(registry);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(OPCIT_SOURCE_DIR "/tests/fuzz/found")) {
    if (!entry.is_regular_file()) continue;
    const Format* format = registry.find(entry.path().parent_path().filename().string());
    if (format == nullptr) continue;
    ++files;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    EXPECT_EQ(test::fault_of_reading(*format, bytes), "") << entry.path();
  }
  EXPECT_GE(files, 4U);
}

}  // namespace
}  // namespace opcit
