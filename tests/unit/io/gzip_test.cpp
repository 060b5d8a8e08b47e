#include <gtest/gtest.h>
#include <sys/resource.h>
#include <zlib.h>

#include "io_support.h"
#include "opcit/error.h"

namespace opcit::io {
namespace {

using namespace std::string_literals;

/// One member that contains `plain` `times` times.
std::string gzip(std::string plain, int level = 6, int times = 1) {
  z_stream stream = {};
  EXPECT_EQ(deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out;
  std::vector<char> block(65536);
  for (int round = 1; round <= times; ++round) {
    stream.next_in = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_in = static_cast<uInt>(plain.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(block.data());
      stream.avail_out = static_cast<uInt>(block.size());
      deflate(&stream, round == times ? Z_FINISH : Z_NO_FLUSH);
      out.append(block.data(), block.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  }
  deflateEnd(&stream);
  return out;
}

/// The message of the IoError thrown for `bytes`, or "".
std::string fault(const std::string& bytes, std::size_t bite = 1 << 20) {
  try {
    decode(bytes, "", bite);
    return "";
  } catch (const IoError& error) {
    return error.what();
  }
}

TEST(Gzip, IsFoundByItsMagicAndDecodedLikeAnyText) {
  const std::string latin = "Erd\xF5s\n";
  EXPECT_EQ(decode(gzip("@book{a}\n")).text, "@book{a}\n");
  EXPECT_EQ(decode(gzip(latin)).text, "Erdõs\n");
  EXPECT_EQ(decode(gzip(latin)).said, (std::vector<std::string>{"invalid-utf8@3+2 byte 0xF5"}));
  EXPECT_EQ(decode(gzip("\xFF\xFEG\0\xF6\0"s)).text, "Gö");
  EXPECT_EQ(decode(gzip("\xEF\xBB\xBF")).text, "");
  EXPECT_EQ(decode(gzip("")).text, "");
}

TEST(Gzip, ReadsAllMembersAndIgnoresTheZerosOfTapes) {
  const std::string members = gzip("one ") + gzip("") + gzip("two ö") + gzip("three", 0);
  for (std::size_t bite = 1; bite <= members.size(); ++bite) {
    EXPECT_EQ(decode(members, "", bite).text, "one two öthree") << bite;
    EXPECT_EQ(decode(members, "", 1 << 20, 0, bite).text, "one two öthree") << "room " << bite;
  }
  EXPECT_EQ(decode(members + std::string(100000, '\0')).text, "one two öthree");
  EXPECT_EQ(decode(members + std::string(3, '\0'), "", 1).text, "one two öthree");
}

TEST(Gzip, NamesEveryTruncation) {
  const std::string whole = gzip("one and ") + gzip("two");
  const std::size_t border = gzip("one and ").size();
  for (std::size_t size = 2; size < whole.size(); ++size) {
    const std::string expected = size == border ? "" : "cannot read bites: the gzip data end early";
    EXPECT_EQ(fault(whole.substr(0, size)), expected) << size;
    EXPECT_EQ(fault(whole.substr(0, size), 1), expected) << size << ", byte by byte";
  }
}

TEST(Gzip, NamesCorruption) {
  const std::string good = gzip("a text that is long enough to be checked");
  std::string checksum = good;
  checksum[good.size() - 8] = static_cast<char>(checksum[good.size() - 8] ^ 1);
  std::string length = good;
  length[good.size() - 4] = static_cast<char>(length[good.size() - 4] ^ 1);
  std::string method = good;
  method[2] = 7;
  std::string block = good;
  block[10] = static_cast<char>(7);  // the reserved block type
  const std::pair<std::string, std::string> rows[] = {
      {checksum, "cannot read bites: the gzip data are corrupt (incorrect data check)"},
      {length, "cannot read bites: the gzip data are corrupt (incorrect length check)"},
      {method, "cannot read bites: the gzip data are corrupt (unknown compression method)"},
      {block, "cannot read bites: the gzip data are corrupt (invalid block type)"},
      {good + "x", "cannot read bites: bytes that are no gzip follow the gzip data"},
      {good + "\0\0x"s, "cannot read bites: bytes that are no gzip follow the gzip data"},
      {good + "\x1F", "cannot read bites: the gzip data end early"},
      {good + "\x1Fx", "cannot read bites: the gzip data are corrupt (incorrect header check)"},
  };
  for (const auto& [bytes, message] : rows) EXPECT_EQ(fault(bytes), message);
}

TEST(Gzip, StreamsABombInBoundedMemory) {
  constexpr std::size_t member = std::size_t{256} << 20;
  const std::string packed = gzip(std::string(std::size_t{1} << 20, '\0'), 1, 256);
  const std::string bomb = packed + packed + packed + packed;
  const auto peak = [] {
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
  };
  Diagnostics diagnostics;
  const long before = peak();
  const auto source = memory_source("bomb", bomb, diagnostics);
  std::vector<char> block(std::size_t{256} << 10);
  std::size_t total = 0;
  while (const std::size_t got = source->read(block)) total += got;
  EXPECT_EQ(total, 4 * member);
  EXPECT_LT(peak() - before, 16 << 10);
  EXPECT_TRUE(diagnostics.empty());
}

}  // namespace
}  // namespace opcit::io
