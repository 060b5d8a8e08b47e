// Finds characters that are commands in TeX.
#include "faults/specials.h"

#include <gtest/gtest.h>

#include <string>

namespace opcit::faults {
namespace {

std::string found(std::string_view tex) {
  std::string list;
  for (const std::size_t at : bare_specials(tex)) list += tex[at];
  return list;
}

TEST(BareSpecials, AreFoundOutsideOfFormulasAndAddresses) {
  EXPECT_EQ(found("Tea & Milk: 5%"), "&%");
  EXPECT_EQ(found("Tea \\& Milk: 5\\%"), "");
  EXPECT_EQ(found("a_1 and $a_1$ and \\(a^2\\)"), "_");
  EXPECT_EQ(found("\\url{https://example.org/a_b%20#c} #1"), "#");
  EXPECT_EQ(found("\\href{https://e.org/?a&b}{text_}"), "_");
  EXPECT_EQ(found("Tea &amp; Milk &#38; Bread"), "") << "a rule of its own";
  EXPECT_EQ(found("C\\#, $n \\% 2$"), "");
  EXPECT_EQ(found("\\url{never closed & so on"), "");
  EXPECT_EQ(found("AT&T;"), "&");
}

}  // namespace
}  // namespace opcit::faults
