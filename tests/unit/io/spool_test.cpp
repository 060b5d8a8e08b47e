#include "io/spool.h"

#include <gtest/gtest.h>

#include <array>

namespace opcit::io {
namespace {

std::string read_all(Spool& spool, std::uint64_t from) {
  std::array<char, 7> room;
  std::string all;
  for (std::size_t got = spool.read_at(from, room); got > 0; got = spool.read_at(from + all.size(), room)) {
    all.append(room.data(), got);
  }
  return all;
}

TEST(Spool, GivesBackWhatWasAppendedInMemoryAndBeyond) {
  Spool spool(10);
  std::string expected;
  for (const std::string_view part : {"0123456", "789", "abcdefghij", "", "k"}) {
    spool.append(part);
    expected += part;
    EXPECT_EQ(spool.size(), expected.size());
    EXPECT_EQ(read_all(spool, 0), expected);
    EXPECT_EQ(read_all(spool, 3), expected.substr(3));
    EXPECT_EQ(read_all(spool, expected.size()), "");
  }
  spool.clear();
  EXPECT_EQ(spool.size(), 0U);
  spool.append("again");
  EXPECT_EQ(read_all(spool, 0), "again");
}

}  // namespace
}  // namespace opcit::io
