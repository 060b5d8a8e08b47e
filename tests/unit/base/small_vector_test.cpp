#include "base/small_vector.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace opcit {
namespace {

TEST(Few, HoldsAnyNumberInOrder) {
  Few<int, 3> list;
  EXPECT_TRUE(list.empty());
  for (int i = 0; i < 100; ++i) {
    list.push_back(i);
    ASSERT_EQ(list.size(), static_cast<std::size_t>(i) + 1);
    EXPECT_EQ(list.front(), 0);
    EXPECT_EQ(list.back(), i);
    EXPECT_TRUE(std::ranges::is_sorted(list));
  }
}

TEST(Few, ShrinksAndGrowsAgain) {
  Few<int, 3> list;
  for (int i = 0; i < 5; ++i) list.push_back(i);
  for (int i = 5; i-- > 1;) {
    list.pop_back();
    EXPECT_EQ(list.size(), static_cast<std::size_t>(i));
    EXPECT_EQ(list.back(), i - 1);
  }
  for (int i = 1; i < 5; ++i) list.push_back(10 * i);
  EXPECT_TRUE(std::ranges::equal(list, std::initializer_list<int>{0, 10, 20, 30, 40}));
  list[1] = 15;
  while (list.size() > 2) list.pop_back();
  EXPECT_EQ(list.back(), 15);
  list.clear();
  EXPECT_TRUE(list.empty());
}

}  // namespace
}  // namespace opcit
