#include "text/json.h"

#include <gtest/gtest.h>

namespace opcit::text {
namespace {

std::string quoted(std::string_view value) {
  std::string out;
  append_json_string(out, value);
  return out;
}

TEST(JsonString, EscapesWhatJsonForbids) {
  EXPECT_EQ(quoted("a\"b\\c\nd\te\x01\x7f"), "\"a\\\"b\\\\c\\nd\\te\\u0001\x7f\"");
  EXPECT_EQ(quoted(std::string_view("\0", 1)), "\"\\u0000\"");
}

TEST(JsonString, KeepsUtf8AndReplacesWhatIsNone) {
  EXPECT_EQ(quoted("é∼𝔸"), "\"é∼𝔸\"");
  EXPECT_EQ(quoted("a\xff\x62"), "\"a\xEF\xBF\xBD\x62\"");
  EXPECT_EQ(quoted("\xed\xa0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"") << "a surrogate is no UTF-8";
  EXPECT_EQ(quoted("\xe2\x88"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"") << "cut off at the end";
}

/// Sixteen bytes are read in one step.
TEST(JsonString, EscapesTheSameAtAnyPlace) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    std::string alone;
    append_json_escaped(alone, one);
    for (std::size_t at = 0; at < 40; ++at) {
      const std::string before(at, 'x');
      std::string escaped;
      append_json_escaped(escaped, before + one + "é\"x");
      EXPECT_EQ(escaped, before + alone + "é\\\"x") << byte << " at " << at;
    }
  }
}

}  // namespace
}  // namespace opcit::text
