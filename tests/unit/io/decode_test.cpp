#include <gtest/gtest.h>

#include "base/utf8.h"
#include "io/utf8_scan.h"
#include "io_support.h"
#include "opcit/error.h"

namespace opcit::io {
namespace {

using namespace std::string_literals;
using Said = std::vector<std::string>;

struct Row {
  const char* what;
  std::string bytes;
  std::string text;
  Said said = {};
  std::string encoding = {};
};

const Row rows[] = {
    {"empty", "", ""},
    {"ASCII", "@book{a}\n", "@book{a}\n"},
    {"UTF-8", "Gödel\n€ 𝔸\n", "Gödel\n€ 𝔸\n"},
    {"NUL passes in UTF-8", "a\0b and more text\n"s, "a\0b and more text\n"s},
    {"BOM is dropped", "\xEF\xBB\xBFTY  - JOUR", "TY  - JOUR"},
    {"nothing but a BOM", "\xEF\xBB\xBF", ""},
    {"half a BOM is CP1252", "\xEF\xBB", "ï»", {"invalid-utf8@0+2 byte 0xEF"}},
    {"a second BOM is text", "\xEF\xBB\xBF\xEF\xBB\xBFx", "\xEF\xBB\xBFx"},
    {"one CP1252 line between UTF-8 lines",
     "Erdős\nG\xF6"
     "del\nErdős\n",
     "Erdős\nGödel\nErdős\n",
     {"invalid-utf8@8+2 byte 0xF6"}},
    {"the whole line is CP1252, what is said is its first bad byte",
     "é \x80 \xE9\nx",
     "Ã© € é\nx",
     {"invalid-utf8@5+3 byte 0x80"}},
    {"each line says it once",
     "\xE4\xE4\xE4\n\xE4\xE4\n\n\xE4",
     "äää\nää\n\nä",
     {"invalid-utf8@0+2 byte 0xE4", "invalid-utf8@7+2 byte 0xE4", "invalid-utf8@13+2 byte 0xE4"}},
    {"CR ends a line",
     "\xE4\rä\r\n\xE4\r\n",
     "ä\rä\r\nä\r\n",
     {"invalid-utf8@0+2 byte 0xE4", "invalid-utf8@7+2 byte 0xE4"}},
    {"UTF-8 cut off by the end", "ab\xC3", "abÃ", {"invalid-utf8@2+2 byte 0xC3"}},
    {"UTF-8 cut off by a line end", "\xE2\x82\nok", "â‚\nok", {"invalid-utf8@0+2 byte 0xE2"}},
    {"overlong slash", "\xC0\xAF", "À¯", {"invalid-utf8@0+2 byte 0xC0"}},
    {"surrogate in UTF-8", "\xED\xA0\x80", "í\xC2\xA0€", {"invalid-utf8@0+2 byte 0xED"}},
    {"above U+10FFFF", "\xF4\x90\x80\x80", "ô\xC2\x90€€", {"invalid-utf8@0+2 byte 0xF4"}},
    {"byte that CP1252 leaves open", "\x81", "\xC2\x81", {"invalid-utf8@0+2 byte 0x81"}},
    {"UTF-16LE by BOM", "\xFF\xFEG\0\xF6\0\n\0"s, "Gö\n"},
    {"UTF-16BE by BOM", "\xFE\xFF\0G\0\xF6\x20\xAC"s, "Gö€"},
    {"UTF-16LE by zeros", "@\0a\0{\0\xAC\x20}\0"s, "@a{€}"},
    {"UTF-16BE by zeros", "\0@\0a\0{\x20\xAC\0}"s, "@a{€}"},
    {"surrogate pair", "\xFF\xFE\x35\xD8\x38\xDD"s, "𝔸"},
    {"lone lead", "\xFF\xFE\x35\xD8x\0"s, "\xEF\xBF\xBDx", {"undecodable@0+3 unpaired surrogate 0xD835"}},
    {"lone trail", "\xFE\xFF\0x\xDD\x38"s, "x\xEF\xBF\xBD", {"undecodable@1+3 unpaired surrogate 0xDD38"}},
    {"two leads, once a line",
     "\xFE\xFF\xD8\x35\xD8\x35\xDD\x38\0\n\xD8\x01"s,
     "\xEF\xBF\xBD𝔸\n\xEF\xBF\xBD",
     {"undecodable@0+3 unpaired surrogate 0xD835", "undecodable@8+3 unpaired surrogate 0xD801"}},
    {"half a unit", "\xFF\xFEx\0y"s, "x\xEF\xBF\xBD", {"undecodable@1+3 the last character is cut off"}},
    {"UTF-32LE by BOM", "\xFF\xFE\0\0A\0\0\0\x38\xD5\x01\0"s, "A𝔸"},
    {"UTF-32BE by BOM",
     "\0\0\xFE\xFF\0\0\0A\0\x11\0\0\0\0\xD8\0"s,
     "A\xEF\xBF\xBD\xEF\xBF\xBD",
     {"undecodable@1+3 0x00110000"}},
    {"GB18030 by BOM", "\x84\x31\x95\x33\xD6\xD0\xCE\xC4", "中文"},
    {"forced latin1 is said nowhere",
     "G\xF6"
     "del \x93x\x94",
     "Gödel “x”",
     {},
     "latin1"},
    {"forced ISO-8859-1", "\xC3\xA9", "Ã©", {}, "ISO-8859-1"},
    {"forced cp1252", "\x80", "€", {}, "CP1252"},
    {"forced UTF-16LE without BOM", "\xAC\x20", "€", {}, "UTF-16LE"},
    {"forced UTF-16LE drops its BOM", "\xFF\xFE\xAC\x20", "€", {}, "utf-16le"},
    {"forced UTF-16 looks at the BOM", "\xFE\xFF\x20\xAC", "€", {}, "UTF-16"},
    {"forced UTF-16 looks at zeros", "\0a\0b\x20\xAC"s, "ab€", {}, "utf16"},
    {"forced UTF-8 looks for no zeros", "a\0b\0c\0"s, "a\0b\0c\0"s, {}, "utf-8"},
    {"forced GB18030", "\xD6\xD0\n\x84\x31\x95\x33", "中\n\xEF\xBB\xBF", {}, "GB18030"},
    {"forced GB18030 drops its BOM, keeps faults in place",
     "\x84\x31\x95\x33x\xFF",
     "x\xEF\xBF\xBD",
     {"undecodable@1+3 byte 0xFF"},
     "gb18030"},
    {"forced Shift_JIS", "\x93\xFA\x96\x7B", "日本", {}, "Shift_JIS"},
    {"forced Shift_JIS, cut off", "\x93\xFA\x96", "日\xEF\xBF\xBD", {"undecodable@3+3 byte 0x96"}, "shift_jis"},
    {"forced EUC-JP, once a line",
     "\xFF\xFF\n\xFF\n",
     "\xEF\xBF\xBD\xEF\xBF\xBD\n\xEF\xBF\xBD\n",
     {"undecodable@0+3 byte 0xFF", "undecodable@7+3 byte 0xFF"},
     "euc-jp"},
    {"forced KOI8-R", "\xCD\xC9\xD2", "мир", {}, "koi8-r"},
};

TEST(Decode, GivesTheTextAndSaysTheFaults) {
  for (const Row& row : rows) {
    const Decoded got = decode(row.bytes, row.encoding);
    EXPECT_EQ(got.text, row.text) << row.what;
    EXPECT_EQ(got.said, row.said) << row.what;
  }
}

TEST(Decode, IsTheSameForEveryCutOfTheInput) {
  for (const Row& row : rows) {
    const Decoded whole = decode(row.bytes, row.encoding);
    for (std::size_t cut = 1; cut <= row.bytes.size(); ++cut) {
      EXPECT_EQ(decode(row.bytes, row.encoding, 1 << 20, cut), whole) << row.what << ", first " << cut;
      EXPECT_EQ(decode(row.bytes, row.encoding, cut), whole) << row.what << ", always " << cut;
      EXPECT_EQ(decode(row.bytes, row.encoding, 1 << 20, 0, cut), whole) << row.what << ", room " << cut;
    }
  }
}

/// About 200 KB of short, long and very long lines in ASCII, UTF-8 and CP1252, with faults near borders of stretches.
std::string mixed_text() {
  std::string out;
  std::uint32_t random = 12345;
  const auto next = [&random](std::uint32_t below) {
    random = random * 1664525U + 1013904223U;
    return (random >> 16) % below;
  };
  const std::string_view pieces[] = {"word ", "é", "€", "𝔸", "\xE9", "\xC3", "\xF0\x9D", "plain ASCII text, longer "};
  while (out.size() < 200000) {
    const std::uint32_t kinds = next(3) == 0 ? 8 : 4;
    const std::uint32_t length = next(12) == 0 ? 4000 + next(9000) : next(200);
    const std::size_t end = out.size() + length;
    while (out.size() < end) out += next(3) == 0 ? pieces[next(kinds)] : pieces[0];
    out += next(5) == 0 ? "\r\n" : next(9) == 0 ? "\r" : "\n";
  }
  return out;
}

TEST(Decode, IsTheSameForEveryBlockSize) {
  const std::string bytes = mixed_text();
  const Decoded whole = decode(bytes);
  ASSERT_GT(whole.said.size(), 50U);
  EXPECT_EQ(utf8_prefix(whole.text), whole.text.size());
  for (const std::size_t size : {1U, 2U, 3U, 7U, 64U, 1000U, 4095U, 4096U, 4097U, 65535U, 65536U, 65537U}) {
    EXPECT_TRUE(decode(bytes, "", size) == whole) << "bites of " << size;
    EXPECT_TRUE(decode(bytes, "", 1 << 20, 0, size) == whole) << "room of " << size;
  }
}

TEST(Decode, LimitsCp1252ToAStretchOfAnEndlessLine) {
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += "é";
  bytes += "\xE9";
  for (int i = 0; i < 100000; ++i) bytes += "é";
  const Decoded got = decode(bytes);
  ASSERT_EQ(got.said.size(), 1U);
  std::size_t misread = 0;
  for (std::size_t at = got.text.find("Ã"); at != std::string::npos; at = got.text.find("Ã", at + 1)) ++misread;
  EXPECT_GT(misread, 0U);
  EXPECT_LE(misread, 2048U);
}

TEST(Decode, SaysAFaultOfAnEndlessLineOnce) {
  std::string bytes;
  for (int i = 0; i < 20000; ++i) bytes += "ascii \xE9 ";
  bytes += "\n\xE9";
  const Decoded got = decode(bytes);
  EXPECT_EQ(got.said, (Said{"invalid-utf8@6+2 byte 0xE9", "invalid-utf8@180001+2 byte 0xE9"}));
}

TEST(Decode, SaysTheNextLineAfterALongOneToo) {
  const Decoded got = decode("\xE9" + std::string(5000, 'x') + "\n\xE9\n");
  EXPECT_EQ(got.said, (Said{"invalid-utf8@0+2 byte 0xE9", "invalid-utf8@5003+2 byte 0xE9"}));
}

TEST(Decode, TellsAFaultBeforeItHandsOutTheText) {
  Diagnostics diagnostics;
  const auto source = memory_source("m",
                                    "good\nb\xE4"
                                    "d\n",
                                    diagnostics);
  std::string text;
  char byte = 0;
  while (source->read({&byte, 1}) == 1) {
    text += byte;
    if (text.size() > 6) {
      EXPECT_EQ(diagnostics.size(), 1U);
    }
  }
  EXPECT_EQ(text, "good\nbäd\n");
}

TEST(Decode, LeavesStrayZerosAlone) {
  const std::string bytes = "TY  - JOUR\n\0\0AU  - Noether, Emmy\n"s;
  EXPECT_EQ(decode(bytes).text, bytes);
  const std::string binary(100, '\0');
  EXPECT_EQ(decode(binary).text, binary);
}

TEST(Decode, RefusesUnknownEncodings) {
  for (const char* name : {"klingon", "../../etc/passwd", "utf-8,swaplfnl", " "}) {
    Diagnostics diagnostics;
    EXPECT_THROW(memory_source("m", "x", diagnostics, SourceOptions{name}), UsageError) << name;
  }
}

TEST(Decode, ConvertsLongInputThroughIcu) {
  std::string bytes;
  std::string text;
  for (int i = 0; i < 30000; ++i) {
    // U+1D538 has four bytes in GB18030, and ICU converts it to two surrogates.
    bytes += "\xD6\xD0\x94\x33\xA9\x34";
    text += "中𝔸";
  }
  for (const std::size_t size : {1U, 5U, 4096U, 1U << 20}) {
    const Decoded got = decode(bytes, "gb18030", size);
    EXPECT_TRUE(got.text == text) << size;
    EXPECT_EQ(got.said, Said{});
  }
}

TEST(Utf8Scan, AgreesWithTheDefinitionOnAllShortSequences) {
  // Every code point is accepted, alone and cut off; every invalid start of two bytes is rejected.
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    std::string bytes;
    append_utf8(bytes, c);
    ASSERT_EQ(utf8_prefix(bytes), bytes.size()) << std::uint32_t{c};
    ASSERT_EQ(utf8_prefix("1234567" + bytes + "12345678"), bytes.size() + 15) << std::uint32_t{c};
    if (bytes.size() == 1) continue;
    const std::string cut = bytes.substr(0, bytes.size() - 1);
    ASSERT_EQ(utf8_prefix(cut), 0U);
    ASSERT_EQ(utf8_prefix(cut + "abcdefgh"), 0U);
    ASSERT_EQ(incomplete_tail("x" + cut), cut.size());
    ASSERT_EQ(incomplete_tail("x" + bytes), 0U);
  }
}

TEST(Utf8Scan, CountsAsciiOfAnyLength) {
  for (std::size_t size = 0; size < 200; ++size) {
    const std::string plain(size, 'x');
    EXPECT_EQ(ascii_prefix(plain), size);
    EXPECT_EQ(utf8_prefix(plain), size);
    EXPECT_EQ(ascii_prefix(plain + "\xE9" + plain), size);
    EXPECT_EQ(utf8_prefix(plain + "\xE9" + plain), size);
    EXPECT_EQ(utf8_prefix(plain + "é" + plain), 2 * size + 2);
  }
}

TEST(Utf8Scan, FindsLineEnds) {
  EXPECT_EQ(after_first_line_end("ab\r\nc\n"), 3U);
  EXPECT_EQ(after_first_line_end("ab\nc\r"), 3U);
  EXPECT_EQ(after_first_line_end("ab"), 0U);
  EXPECT_EQ(after_last_line_end("ab\r\nc\rd"), 6U);
  EXPECT_EQ(after_last_line_end("a\rb\nc"), 4U);
  EXPECT_EQ(after_last_line_end(""), 0U);
}

}  // namespace
}  // namespace opcit::io
