#include "opcit/arena.h"

#include <gtest/gtest.h>

namespace opcit {
namespace {

TEST(Arena, KeepsItsBlocksOnReset) {
  Arena arena;
  for (int i = 0; i < 1000; ++i) arena.copy(std::string(100, 'x'));
  const std::size_t held = arena.capacity();
  for (int round = 0; round < 5; ++round) {
    arena.reset();
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(arena.copy(std::string(100, 'y')), std::string(100, 'y'));
  }
  EXPECT_EQ(arena.capacity(), held);
}

TEST(Arena, HandsOutDisjointAlignedMemory) {
  Arena arena;
  const std::string_view text = arena.copy("abc");
  const auto numbers = arena.copy(std::vector<std::uint64_t>{1, 2, 3});
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(numbers.data()) % alignof(std::uint64_t), 0U);
  EXPECT_EQ(text, "abc");
  EXPECT_EQ(numbers[2], 3U);
}

TEST(Arena, TakesRequestsLargerThanAnyBlock) {
  Arena arena;
  const std::string large(std::size_t{3} << 20, 'z');
  EXPECT_EQ(arena.copy(large), large);
  EXPECT_EQ(arena.copy("small"), "small");
  arena.reset();
  EXPECT_EQ(arena.copy("small again"), "small again");
  EXPECT_EQ(arena.copy(large), large);
}

}  // namespace
}  // namespace opcit
