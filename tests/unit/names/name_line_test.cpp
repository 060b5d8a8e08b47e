#include <gtest/gtest.h>

#include <array>
#include <random>

#include "names/format.h"
#include "opcit/people.h"
#include "show.h"
#include "text/unicode_names.h"

namespace opcit {
namespace {

using names::show;

TEST(NameLine, IsReadAsItIsWritten) {
  struct Row {
    Name name;
    const char* line;
  };
  const Row rows[] = {{{.family = "Roe", .given = "Jane"}, "Roe, Jane"},
                      {{.family = "Gogh", .given = "Vincent", .non_dropping_particle = "van"}, "van Gogh, Vincent"},
                      {{.family = "Musset", .given = "Alfred", .dropping_particle = "de"}, "Musset, Alfred de"},
                      {{.family = "Smith", .given = "John", .suffix = "Jr."}, "Smith, John, Jr."},
                      {{.family = "Smith", .suffix = "Jr."}, "Smith,, Jr."},
                      {{.family = "Plato"}, "Plato"},
                      {{.family = "Le Corbusier"}, "Le Corbusier,"},
                      {{.given = "Madonna"}, ", Madonna"},
                      {{.literal = "Barnes, Noble & {Co}"}, "{Barnes, Noble & \\{Co\\}}"},
                      {{.family = "Berg", .given = "Jan", .non_dropping_particle = "Van den"}, "{Van den} Berg, Jan"},
                      {{.family = "de la Cruz", .given = "Juan"}, "{de la Cruz}, Juan"},
                      {{.family = "A\tB", .given = "C"}, "A\\tB, C"}};
  for (const Row& row : rows) {
    EXPECT_EQ(name_line(row.name), row.line);
    Arena arena;
    EXPECT_EQ(show(read_name_line(row.line, arena)), show(row.name)) << row.line;
  }
}

TEST(NameLine, TakesANameAsPrinted) {
  Arena arena;
  EXPECT_EQ(show(read_name_line("Vincent van Gogh", arena)), "Vincent / van / Gogh / ");
  EXPECT_EQ(show(read_name_line("", arena)), " /  /  / ");
  EXPECT_EQ(show(read_name_line("{", arena)), " /  /  / ");
  EXPECT_EQ(show(read_name_line("\\", arena)), "= \\");
}

constexpr std::array<std::string_view, 40> pieces = {
    "Jane", "J.",      "J.-P.", "van", "de",     "la", "von und zu", "Mc",          "O'Neill", "d'",
    "al-",  "Jr.",     "III",   "Ph.", ",",      "{",  "}",          "\\",          "\t",      "\n",
    "  ",   " ",       "",      "and", "others", "王", "小明",       "山田",        "김",      "Юрий",
    "ван",  "Γιώργος", "محمد",  "राम", "क्षितिज", "é",  "e\u0301",    "👩‍🚀", "\xFF",    "#"};

class Generator {
 public:
  std::string part() {
    std::string out;
    for (unsigned i = below(4); i > 0; --i) {
      if (!out.empty() && below(3) > 0) out += ' ';
      out += pieces[below(pieces.size())];
    }
    return out;
  }
  unsigned below(std::size_t limit) { return static_cast<unsigned>(random_() % limit); }

 private:
  std::mt19937 random_{11};
};

TEST(NameLine, HoldsAnyNameOfAnyScript) {
  Generator generate;
  for (int i = 0; i < 20000; ++i) {
    const std::array<std::string, 6> parts = {generate.part(),
                                              generate.part(),
                                              generate.below(3) == 0 ? generate.part() : "",
                                              generate.below(3) == 0 ? generate.part() : "",
                                              generate.below(4) == 0 ? generate.part() : "",
                                              generate.below(6) == 0 ? generate.part() : ""};
    const Name name = parts[5].empty() ? Name{.family = parts[0],
                                              .given = parts[1],
                                              .dropping_particle = parts[2],
                                              .non_dropping_particle = parts[3],
                                              .suffix = parts[4]}
                                       : Name{.literal = parts[5]};
    const std::string line = name_line(name);
    Arena arena;
    const Name back = read_name_line(line, arena);
    ASSERT_EQ(show(back), show(name)) << "line: " << line;
    ASSERT_EQ(name_line(back), line);
    ASSERT_EQ(line.find_first_of("\t\n\r"), std::string::npos);
  }
}

// A parsed printed name is written as a name that is parsed to the same parts.
TEST(DisplayName, IsStableOnceItWasParsed) {
  constexpr std::array<std::string_view, 9> givens = {
      "Jane", "J.-P.", "Jean-Pierre", "Christopher E.", "Ph.", "Юрий", "Γιώργος", "राम", "محمد"};
  constexpr std::array<std::string_view, 6> particles = {"", "van ", "de la ", "von der ", "al ", "ten "};
  constexpr std::array<std::string_view, 9> families = {"Roe",      "O'Neill",    "McDonald", "Smith-Jones", "Müller",
                                                        "Щербаков", "Παπανδρέου", "कुमार",     "علي"};
  constexpr std::array<std::string_view, 4> suffixes = {"", ", Jr.", " III", ", Sr."};
  for (const std::string_view given : givens) {
    for (const std::string_view particle : particles) {
      for (const std::string_view family : families) {
        for (const std::string_view suffix : suffixes) {
          std::string source(given);
          source.append(" ").append(particle).append(family).append(suffix);
          Arena arena;
          const Name name = parse_name(source, NameSyntax::display, arena);
          std::string written;
          names::append_family_first(name, written);
          EXPECT_EQ(show(parse_name(written, NameSyntax::display, arena)), show(name)) << source;
        }
      }
    }
  }
}

TEST(Initials, NeverPartAGrapheme) {
  struct Row {
    const char* given;
    const char* initials;
  };
  const Row rows[] = {{"E\u0301milie", "E\u0301."},
                      {"q\u0323\u0307an", "q\u0323\u0307."},
                      {"क्षितिज कुमार", "क्षि. कु."},
                      {"👩‍🚀 Ann", "A."},
                      {"A\u200D\u0301nn", "A\u200D\u0301."},
                      {"Jean-Pierre", "J.-P."},
                      {"Юрий", "Ю."},
                      {"김철수", "김철수"}};
  for (const Row& row : rows) {
    std::string out;
    names::append_initials(row.given, out);
    EXPECT_EQ(out, row.initials) << row.given;
  }
  Generator generate;
  for (int i = 0; i < 5000; ++i) {
    const std::string given = generate.part();
    std::string initials;
    names::append_initials(given, initials);
    // Each initial consists of whole graphemes of the given name.
    for (std::size_t pos = 0; pos < initials.size();) {
      const std::size_t end = names::grapheme_end(initials, pos);
      const std::string cluster = initials.substr(pos, end - pos);
      if (cluster != "." && cluster != " " && cluster != "-") {
        std::size_t at = 0;
        bool found = false;
        for (; at < given.size() && !found; at = names::grapheme_end(given, at))
          found = given.compare(at, names::grapheme_end(given, at) - at, cluster) == 0;
        ASSERT_TRUE(found) << given << " -> " << initials;
      }
      pos = end;
    }
  }
}

}  // namespace
}  // namespace opcit
