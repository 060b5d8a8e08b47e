#include "base/byte_blocks.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "base/find_any.h"

namespace opcit {
namespace {

/// A copy in a heap block of exactly its size, so that a sanitizer detects reads past the end.
std::unique_ptr<char[]> exact_copy(std::string_view text) {
  auto copy = std::make_unique<char[]>(text.size());
  text.copy(copy.get(), text.size());
  return copy;
}

TEST(FindAny, FindsTheFirstWhereverItStands) {
  for (std::size_t size = 0; size <= 48; ++size) {
    const std::string none(size, 'x');
    const auto plain = exact_copy(none);
    EXPECT_EQ((find_any<'a', '\0'>(plain.get(), plain.get() + size)), plain.get() + size) << size;
    for (std::size_t at = 0; at < size; ++at) {
      std::string text = none;
      text.back() = 'a';
      text[at] = at % 2 == 0 ? 'a' : '\0';
      const auto copy = exact_copy(text);
      EXPECT_EQ((find_any<'a', '\0'>(copy.get(), copy.get() + size)), copy.get() + at) << size;
    }
  }
}

#if OPCIT_BYTE_BLOCKS
TEST(ByteBlocks, LoadsSomeBytesAndNoOthers) {
  const std::string_view all = "0123456789abcdef";
  for (std::size_t size = 0; size <= bytes::block; ++size) {
    const auto copy = exact_copy(all.substr(0, size));
    char loaded[bytes::block];
    _mm_storeu_si128(reinterpret_cast<__m128i*>(loaded), bytes::load_some(copy.get(), size));
    EXPECT_EQ(std::string_view(loaded, size), all.substr(0, size));
    EXPECT_EQ(std::string_view(loaded + size, bytes::block - size), std::string(bytes::block - size, '\0')) << size;
  }
}
#endif

}  // namespace
}  // namespace opcit
