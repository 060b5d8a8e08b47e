#include "text/unicode.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "base/utf8.h"
#include "text/unicode_names.h"

namespace opcit {
namespace {

TEST(Utf8, TellsWhatIsNoUtf8) {
  for (const std::string_view good : {"", "abc", "é", "漢字", "😀", "\xF4\x8F\xBF\xBF", "abcdefghijklmnop é"})
    EXPECT_TRUE(is_valid_utf8(good)) << good;
  const std::pair<std::string_view, std::size_t> bad[] = {
      {"ab\xFF", 2},           {"\xC0\x80", 0}, {"\xED\xA0\x80", 0}, {"abcdefgh\xE2\x82", 8},
      {"\xF4\x90\x80\x80", 0}, {"é\x80", 2},    {"\xE0\x80\x80", 0}};
  for (const auto& [text, place] : bad) EXPECT_EQ(find_invalid_utf8(text), place);
}

TEST(Utf8, ReadsAndWritesEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    const CodePoint point = decode_utf8(text, 0);
    ASSERT_TRUE(point.valid && point.value == c && point.size == text.size()) << static_cast<unsigned>(c);
    ASSERT_EQ(previous_code_point(text, text.size()), 0U);
  }
  std::string surrogate;
  append_utf8(surrogate, 0xD800);
  EXPECT_EQ(surrogate, "\uFFFD");
}

TEST(Utf8, CountsAndCutsBetweenCharacters) {
  EXPECT_EQ(count_code_points("aé漢😀"), 4U);
  EXPECT_EQ(count_code_points("a\xFF\x80"), 3U);
  EXPECT_EQ(truncate_utf8("abc", 5), "abc");
  EXPECT_EQ(truncate_utf8("aé漢", 2), "aé");
  EXPECT_EQ(truncate_utf8("ae\u0301x", 2), "a");
  EXPECT_EQ(truncate_utf8("ae\u0301x", 3), "ae\u0301");
  EXPECT_EQ(truncate_utf8("e\u0301x", 1), "e");  // a cluster longer than the limit
  EXPECT_EQ(truncate_utf8("a👩\u200D🔬", 3), "a");
  EXPECT_EQ(truncate_utf8("🇩🇪🇫🇷", 3), "🇩🇪");
  EXPECT_EQ(truncate_utf8("abc", 0), "");
  std::string zalgo = "a";
  for (int i = 0; i < 100000; ++i) zalgo += "\u0301";
  EXPECT_EQ(truncate_utf8(zalgo, 50000).size(), 99999U);
}

TEST(Utf8, DropsWhatXmlCannotHold) {
  std::string scratch;
  const std::string_view clean = "a\tb\nc\rd é 😀";
  EXPECT_EQ(sanitize_for_xml(clean, scratch).data(), clean.data());
  EXPECT_EQ(sanitize_for_xml(std::string_view("a\0b\x1B"
                                              "c",
                                              5),
                             scratch),
            "abc");
  EXPECT_EQ(sanitize_for_xml("x\xFFy\xEF\xBF\xBEz", scratch), "x\uFFFDyz");
}

TEST(Unicode, ComposesOnlyWhatIsNotComposed) {
  std::string scratch;
  const std::string_view composed = "é ậ";
  EXPECT_EQ(to_nfc(composed, scratch).data(), composed.data());
  EXPECT_EQ(to_nfc("e\u0301", scratch), "é");
  EXPECT_EQ(compose('e', 0x301), U'é');
  EXPECT_EQ(compose('x', 0x302), char32_t{0});
  char32_t base = 0;
  char32_t mark = 0;
  EXPECT_TRUE(decompose(U'ấ', base, mark));
  EXPECT_EQ(base, U'â');
  EXPECT_EQ(mark, char32_t{0x301});
  EXPECT_FALSE(decompose('e', base, mark));
}

TEST(Unicode, FoldsForComparison) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"Gödel", "godel"},
      {"Go\u0308del", "godel"},
      {"Straße", "STRASSE"},
      {"Łukasz", "lukasz"},
      {"Ørsted", "orsted"},
      {"Æsir œuvre", "aesir oeuvre"},
      {"Đorđe", "dorde"},
      {"ıspanak", "ispanak"},
      {"Þór", "thor"},
      {"Guðrún", "gudrun"},
      {"Jean\u2010Pierre", "jean-pierre"},
      {"O\u2019Neil", "o'neil"},
      {"a\u00A0b", "A b"},
      {"zero\u200Bwidth\u00AD", "zerowidth"},
      {"ﬁne", "fine"},
      {"“x”", "\"x\""},
      {"a–b−c", "a-b-c"},
      {"two  blanks", "two blanks"},
      {"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
  };
  for (const auto& [a, b] : rows) EXPECT_EQ(fold_for_comparison(a), fold_for_comparison(b)) << a << " / " << b;
  EXPECT_EQ(fold_for_comparison("Łódź"), "lodz");
  EXPECT_NE(fold_for_comparison("Maier"), fold_for_comparison("Meier"));
  EXPECT_EQ(fold_case("ÄSS"), "äss");
}

TEST(Unicode, TransliteratesToAscii) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"plain", "plain"},   {"Müller", "Muller"}, {"Łódź", "Lodz"},      {"Þór Æsir", "THor AEsir"}, {"a–b’c", "a-b'c"},
      {"Nguyễn", "Nguyen"}, {"Пушкин", "Puskin"}, {"東京", "dong jing"}, {"x\xFFy", "xy"},
  };
  for (const auto& [text, ascii] : rows) EXPECT_EQ(to_ascii(text), ascii);
}

TEST(Unicode, TransliteratesInEveryThread) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([] { EXPECT_EQ(to_ascii("Чехов"), "Cehov"); });
  for (std::thread& thread : threads) thread.join();
}

TEST(Unicode, TellsClassesOfLetters) {
  EXPECT_TRUE(is_upper('A') && is_upper(U'É') && is_upper(U'ǅ') && !is_upper('a') && !is_upper(U'漢'));
  EXPECT_TRUE(is_lower('a') && is_lower(U'ß') && !is_lower('A') && !is_lower('1'));
  EXPECT_TRUE(is_caseless_letter(U'漢') && is_caseless_letter(U'ع') && !is_caseless_letter('a') &&
              !is_caseless_letter(U'–'));
  EXPECT_TRUE(is_cjk(U'漢') && is_cjk(U'ひ') && is_cjk(U'カ') && is_cjk(U'한') && !is_cjk(U'é') && !is_cjk(U'ع'));
  EXPECT_TRUE(is_mark(0x301) && !is_mark('a'));
  EXPECT_TRUE(is_assigned(U'é') && !is_assigned(0x378) && !is_assigned(0xE000) && !is_assigned(7));
}

// Latin letters have a fast path. A letter of another script prevents it for the whole word.
TEST(NameWords, AreFoldedAlikeWithAndWithoutOtherScripts) {
  std::vector<std::string> words = {"Müller", "ŁUKASZ",  "Straße", "İIıi",  "ŉŀĿ",
                                    "ĳĲ",     "é\u0301", "\xC3",   "\xC3z", "a\xC5"};
  for (char32_t c = 0x80; c < 0x200; ++c) {
    std::string letter;
    append_utf8(letter, c);
    words.push_back("x" + letter + "Y");
    words.push_back(letter + letter);
  }
  for (const std::string& word : words) {
    EXPECT_EQ(names::fold_name_word(word) + "漢", names::fold_name_word(word + "漢")) << word;
    EXPECT_EQ(names::transliterate_name_word(word) + "漢", names::transliterate_name_word(word + "漢")) << word;
  }
}

}  // namespace
}  // namespace opcit
