#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "names/lists.h"
#include "names/tex_words.h"
#include "names/truncation.h"
#include "names/words.h"
#include "opcit/name.h"
#include "show.h"

namespace opcit::names {
namespace {

void check(std::initializer_list<NameRow> rows) {
  for (const NameRow& row : rows) {
    Arena arena;
    EXPECT_EQ(show(parse_name(row.source, NameSyntax::bibtex, arena)), row.expected) << row.source;
  }
}

TEST(BibtexName, FirstVonLast) {
  check({{"", " /  /  / "},
         {"Knuth", " /  / Knuth / "},
         {"knuth", " /  / knuth / "},
         {"Donald E. Knuth", "Donald E. /  / Knuth / "},
         {"Donald~E. \t Knuth", "Donald E. /  / Knuth / "},
         {"Ludwig van Beethoven", "Ludwig / van / Beethoven / "},
         {"Charles Louis de la Vallee Poussin", "Charles Louis / de la / Vallee Poussin / "},
         {"Jean de la fontaine", "Jean / de la / fontaine / "},
         {"jean De la Fontaine", " / jean De la / Fontaine / "},
         {"AA bb CC dd EE", "AA / bb CC dd / EE / "},
         {"AA 1b CC", "AA / 1b / CC / "},
         {"Tse-tung Mao", "Tse-tung /  / Mao / "},
         {"R.K.Singh", " /  / R.K.Singh / "},
         {"John Smith Jr.", "John Smith /  / Jr. / "},
         {"University of Tokyo", "University / of / Tokyo / "}});
}

TEST(BibtexName, CommaForms) {
  check({{"von Beethoven, Ludwig", "Ludwig / von / Beethoven / "},
         {"Brinch Hansen, Per", "Per /  / Brinch Hansen / "},
         {"von Berlichingen zu Hornberg, Johann Gottfried", "Johann Gottfried / von / Berlichingen zu Hornberg / "},
         {"Canon der Barbar, Alexander der Große", "Alexander der Große /  / Canon der Barbar / "},
         {"de la fontaine, Jean", "Jean / de la / fontaine / "},
         {"Ford, Jr., Henry", "Henry /  / Ford / Jr."},
         {"mr Ford, Jr. ,Henry", "Henry / mr / Ford / Jr."},
         {"Ford, , Henry", "Henry /  / Ford / "},
         {"Knuth, ", " /  / Knuth / "},
         {"Smith, A, B, C", "B, C /  / Smith / A"},
         {"al- Hakim, Tawfik", "Tawfik / al- / Hakim / "},
         {"al-Ṣāliḥ, ʿAbdallāh", "ʿAbdallāh /  / al-Ṣāliḥ / "}});
}

TEST(BibtexName, BracesHide) {
  check({{"{van Gogh}, Vincent", "Vincent /  / van Gogh / "},
         {"Tom {de Geus}", "Tom /  / de Geus / "},
         {"Edwin V. {Bell, II}", "Edwin V. /  / Bell, II / "},
         {"AA {b}B CC", "AA bB /  / CC / "},
         {"AA {b}b CC", "AA / bb / CC / "},
         {"AA {bb} CC", "AA bb /  / CC / "},
         {"{Barnes} {and} {Noble,} {Inc.}", "Barnes and Noble, /  / Inc. / "},
         {"John {}Paul Jones", "John Paul /  / Jones / "}});
}

TEST(BibtexName, OneGroupIsALiteral) {
  check({{"{Barnes and Noble, Inc.}", "= Barnes and Noble, Inc."},
         {" {{British} National Corpus} ", "= British National Corpus"},
         {"{NASA}", "= NASA"},
         {"{A}{B}", " /  / AB / "}});
}

TEST(BibtexName, SpecialCharactersHaveTheirLettersCase) {
  check({{"Paul {\\'e}mile Victor", "Paul / \u00E9mile / Victor / "},
         {"Paul {\\'E}mile Victor", "Paul \u00C9mile /  / Victor / "},
         {"Paul \\'Emile Victor", "Paul \u00C9mile /  / Victor / "},
         {"Paul \\v{Z}iga Victor", "Paul \u017Diga /  / Victor / "},
         {"Darko \\v{Z}ubrini{\\'c}", "Darko /  / \u017Dubrini\u0107 / "},
         {"Andr{\\'e} Heck", "Andr\u00E9 /  / Heck / "},
         {"{\\OE}rjan Umlauts", "\u0152rjan /  / Umlauts / "},
         {"Ana {\\o}re Umlauts", "Ana / \u00F8re / Umlauts / "}});
}

TEST(BibtexName, FindsNoParticleInScriptsWithoutCase) {
  check({{"محمد بن سلمان", "محمد بن /  / سلمان / "},
         {"हिंदी, परीक्षण", "परीक्षण /  / हिंदी / "},
         {"山田 太郎 X", "山田 太郎 /  / X / "}});
}

TEST(BibtexName, ExtendedFormat) {
  check({{"family=Gogh, given=Vincent, prefix=van, useprefix=true", "Vincent / van / Gogh / "},
         {"given=Vincent, prefix=van, useprefix=false, family=Gogh", "Vincent / (van) / Gogh / "},
         {"given = Simon, prefix = de, family = Beumont", "Simon / de / Beumont / "},
         {"id=testid, given=Alfred, family=Adler", "Alfred /  / Adler / "},
         {"given=Hans, family={Robert and Sons, Inc.}", "Hans /  / Robert and Sons, Inc. / "},
         {"\"family={Robert and Sons, Inc.}\", given=\"Hans\"", "Hans /  / Robert and Sons, Inc. / "},
         {"family=Smith, suffix=Jr., given=J., given-i=J", "J. /  / Smith / Jr."},
         {"a=b, X", "X /  / a=b / "}});
}

/// Words separated by a tie are split like words separated by a space, but not by the shortcut for plain names.
TEST(BibtexName, PlainNamesAreSplitByTheSameRules) {
  for (const std::string_view name : {"Donald E. Knuth",
                                      "Ludwig van Beethoven",
                                      "jean De la Fontaine",
                                      "AA bb CC dd EE",
                                      "AA 1b CC",
                                      "X van der der",
                                      "von Beethoven, Ludwig",
                                      "von der, X",
                                      "de la Vallee Poussin, Jr., Charles L.",
                                      "O'Brien, F. G.",
                                      "de l'X, Y",
                                      "von Berlichingen zu Hornberg, Johann",
                                      "Иванов, Hana",
                                      "Пётр фон Ренненкампф",
                                      "Nguyễn Văn An",
                                      "Ὀδυσσεύς τοῦ Λαέρτου",
                                      "田中 太郎",
                                      "カタ カナ",
                                      "김 철수",
                                      "ſmith Jones",
                                      "É. de Á",
                                      "A\xC2\xA0"
                                      "B C",
                                      "A\xE3\x80\x80"
                                      "B C",
                                      "A\xC2\xAD"
                                      "B C",
                                      "A\xE2\x80\x8B"
                                      "B C",
                                      "A\xFF"
                                      "B c D",
                                      "A\xE1 B",
                                      "Jane Doe (MIT)",
                                      "A -- B",
                                      "A ,B",
                                      "A, B, C, D",
                                      ", A B",
                                      "A B,"}) {
    std::string tied(name);
    std::ranges::replace(tied, ' ', '~');
    Arena arena;
    EXPECT_EQ(show(parse_name(name, NameSyntax::bibtex, arena)), show(parse_name(tied, NameSyntax::bibtex, arena)))
        << name;
  }
}

TEST(BibtexName, UnbalancedBracesLoseNothing) {
  check({{"AA {{{BB CC", "AA /  / {{{BB CC / "}, {"{AA {BB CC", " /  / {AA {BB CC / "}});
}

TEST(BibtexList, CutsAtAndOutsideBraces) {
  Arena arena;
  const auto names_of = [&](std::string_view tex) {
    const TexNameList list = split_name_list(tex, arena);
    std::string out;
    for (const std::string_view name : list.names) out.append(out.empty() ? "" : "|").append(name);
    return out + (list.truncated ? " +" : "");
  };
  EXPECT_EQ(names_of("A and B\n\tAND  C and others"), "A|B|C +");
  EXPECT_EQ(names_of("{Barnes and Noble} and A. Roe"), "{Barnes and Noble}|A. Roe");
  EXPECT_EQ(names_of("Andy Sandand and\tLand"), "Andy Sandand|Land");
  EXPECT_EQ(names_of("and A and and B and"), "A|B");
  EXPECT_EQ(names_of("A. Roe et al."), "A. Roe +");
  EXPECT_EQ(names_of("A. Roe and {others}"), "A. Roe|{others}");
  EXPECT_EQ(names_of(""), "");
  EXPECT_EQ(names_of("others"), " +");
}

TEST(BibtexList, TellsWhereEachNameStands) {
  Arena arena;
  const std::string_view tex = "Roe, Jane and {ATLAS Collaboration}";
  const NameList list = parse_bibtex_names(tex, arena);
  EXPECT_EQ(show(list.names), "Jane /  / Roe / ; = ATLAS Collaboration");
  ASSERT_EQ(list.spans.size(), 2U);
  EXPECT_EQ(tex.substr(list.spans[1].pos, list.spans[1].len), "{ATLAS Collaboration}");
}

/// Texts built from these pieces, some joined without a space.
class Pieces {
 public:
  explicit Pieces(std::uint32_t seed) : random_(seed) {}

  template <std::size_t count>
  std::string text(const std::array<std::string_view, count>& pieces, std::size_t most) {
    std::string out;
    for (std::size_t n = random_() % most; n > 0; --n) out += pieces[random_() % count];
    return out;
  }

 private:
  std::mt19937 random_;
};

// A shortcut splits text without TeX. An empty group prevents the shortcut, and the result must be the same.
TEST(BibtexName, PlainNamesAreReadAsAllOthers) {
  constexpr auto pieces = std::to_array<std::string_view>(
      {"Anna",   "van",    "der",  "B.",     ", ",     ",",      " ",      " ",      " ",      "-", "'",
       "Élie",   "иванов", "田中", "शर्मा",   "كريم",   "\u061C", "\u3000", "\u00A0", "\u180E", "ſ", "가나",
       "\u1680", "כהן",    "Ng",   "\uFEFF", "\u200D", "\u0301", "𝒜",      "12",     "et al."});
  Pieces random(3);
  for (int i = 0; i < 200000; ++i) {
    const std::string source = random.text(pieces, 9);
    const std::size_t letter = source.find_first_of("ABENabdeintv");
    // Two commas would be decoded as a low quotation mark.
    if (letter == std::string::npos || source.find(",,") != std::string::npos) continue;
    const std::string grouped = source.substr(0, letter + 1) + "{}" + source.substr(letter + 1);
    Arena arena;
    EXPECT_EQ(show(parse_name(source, NameSyntax::bibtex, arena)), show(parse_name(grouped, NameSyntax::bibtex, arena)))
        << source;
  }
}

// A shortcut looks at the last letters of a name. A space after them prevents the shortcut.
TEST(Omission, IsFoundAlikeAtOneLookAndAtMore) {
  constexpr auto pieces = std::to_array<std::string_view>(
      {"et", "al",    "al.", "others", "Others", "and",   "more", "authors", "12",     "+", "(",
       ")",  ".",     "…",   "...",    "[...]",  " ",     " ",    " ",       "\u00A0", "é", "{",
       "}",  "shown", "not", "Roe",    "l",      "et.al", "漢",   "\u3000",  ",",      "&", "co-authors"});
  Pieces random(6);
  for (int i = 0; i < 300000; ++i) {
    const std::string text = random.text(pieces, 8);
    const std::string with_blank = text + ' ';
    bool found = false;
    bool found_slowly = false;
    EXPECT_EQ(strip_omission(text, found), strip_omission(with_blank, found_slowly)) << text;
    EXPECT_EQ(found, found_slowly) << text;
  }
}

/// Splits word by word, as a reference.
std::vector<std::string> parted_at_and(std::string_view tex) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  std::vector<std::string> names;
  std::size_t from = 0;
  const auto take = [&](std::size_t to) {
    const std::string_view name = trim(tex.substr(from, to - from));
    if (!name.empty()) names.emplace_back(name);
  };
  for (std::size_t pos = 0; pos < tex.size();) {
    std::size_t end = pos;
    while (end < tex.size() && !is_blank(tex[end])) end = step_over(tex, end);
    const std::string_view word = tex.substr(pos, end - pos);
    if (word.size() == 3 && (word[0] | 32) == 'a' && (word[1] | 32) == 'n' && (word[2] | 32) == 'd') {
      take(pos);
      from = end;
    }
    pos = end;
    while (pos < tex.size() && is_blank(tex[pos])) ++pos;
  }
  take(tex.size());
  return names;
}

TEST(BibtexNameList, IsPartedAtTheWordAndOutsideOfGroups) {
  constexpr auto pieces = std::to_array<std::string_view>(
      {"and", "And", "aND", "an",   "d",    " ", " ", " ",           "\t",    "\n",
       "{",   "}",   "\\",  "\\'e", "Anna", "a", "é", "Smith, Ravi", "{and}", "Longer Name of Several Words"});
  Pieces random(4);
  for (int i = 0; i < 200000; ++i) {
    const std::string tex = random.text(pieces, 14);
    Arena arena;
    const TexNameList list = split_name_list(tex, arena);
    EXPECT_EQ(std::vector<std::string>(list.names.begin(), list.names.end()), parted_at_and(tex)) << tex;
  }
}

}  // namespace
}  // namespace opcit::names
