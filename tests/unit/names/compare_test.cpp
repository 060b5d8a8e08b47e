#include <gtest/gtest.h>

#include "opcit/name.h"
#include "show.h"

namespace opcit::names {
namespace {

struct Pair {
  const char* a;
  const char* b;
};

void check(Compatibility expected, std::initializer_list<Pair> pairs) {
  for (const Pair& pair : pairs) {
    Arena arena;
    const Name a = parse_name(pair.a, NameSyntax::display, arena);
    const Name b = parse_name(pair.b, NameSyntax::display, arena);
    EXPECT_EQ(compatible(a, b), expected) << pair.a << " / " << pair.b;
    EXPECT_EQ(compatible(b, a), expected) << pair.b << " / " << pair.a;
    EXPECT_EQ(comparison_key(a) == comparison_key(b), expected == Compatibility::same) << pair.a << " / " << pair.b;
  }
}

TEST(NameComparison, SameForOneWrittenForm) {
  check(Compatibility::same, {{"Schmude, Johannes", "Johannes Schmude"},
                              {"José Ruiz", "Jose\u0301 Ruiz"},
                              {"JOHANNES SCHMUDE", "johannes schmude"},
                              {"J.-P. Serre", "J.P. Serre"},
                              {"J. -P. Serre", "J-P Serre"},
                              {"JP Serre", "J. P. Serre"},
                              {"Jean-Pierre Serre", "Jean Pierre Serre"},
                              {"Jean\u2010Pierre Serre", "Jean-Pierre Serre"},
                              {"Denny O'Shea", "Denny O\u2019Shea"},
                              {"Denny O\u02BCShea", "Denny O\u00B4Shea"},
                              {"Gabriel Garc\u00EDa-M\u00E1rquez", "Garcia Marquez, Gabriel"},
                              {"Kurt Gödel", "Kurt Godel"},
                              {"Łukasz Straß", "Lukasz Strass"},
                              {"VAN GOGH, Vincent", "Vincent van Gogh"},
                              {"Gogh, Vincent van", "Vincent van Gogh"},
                              {"Jane\u00A0Roe", "Jane Ro\u200Be"},
                              {"John Smith, Jr.", "John Smith Jnr"},
                              {"Henry Ford III", "Henry Ford, 3rd"},
                              {"T. L. (Frank) Pappas", "T. L. Pappas"},
                              {"The ATLAS Collaboration", "ATLAS collaboration"},
                              {"王小明", "王 小明"},
                              {"Ｊane Roe", "Jane Roe"}});
}

TEST(NameComparison, CompatibleWhereOneSaysLess) {
  check(Compatibility::compatible, {{"J. Schmude", "Johannes Schmude"},
                                    {"Schmude", "Johannes Schmude"},
                                    {"J.-P. Serre", "Jean-Pierre Serre"},
                                    {"JP Serre", "Jean Pierre Serre"},
                                    {"J. Serre", "Jean-Pierre Serre"},
                                    {"Christopher E. Phillips", "Christopher Phillips"},
                                    {"J. R. R. Tolkien", "John Tolkien"},
                                    {"F. Scott Fitzgerald", "Scott Fitzgerald"},
                                    {"John Smith Jr.", "John Smith"},
                                    {"Vincent van Gogh", "Vincent Gogh"},
                                    {"Ph. Dupont", "Philippe Dupont"},
                                    {"Yu. Manin", "Yuri Manin"},
                                    {"Y. Manin", "Yu. Manin"},
                                    {"JO SMITH", "J. O. Smith"},
                                    {"А. Иванов", "Андрей Иванов"},
                                    {"Maria García", "García López, Maria"}});
}

TEST(NameComparison, CompatibleWhereTransliterationOrOrderDiffers) {
  check(Compatibility::compatible, {{"Kurt Gödel", "Kurt Goedel"},
                                    {"Kurt Go\u0308del", "Kurt Goedel"},
                                    {"Günter Müller", "Guenter Muller"},
                                    {"Hans Ørsted", "Hans Oersted"},
                                    {"Per Ångström", "Per Aangstroem"},
                                    {"Marko Škoda", "Marko Shkoda"},
                                    {"Zhou Mingzhou", "Mingzhou Zhou"},
                                    {"Mingzhou Zhou", "Ming-Zhou Zhou"},
                                    {"Gabriel García Márquez", "García Márquez, Gabriel"}});
}

TEST(NameComparison, DifferentWhereTheFormsContradict) {
  check(Compatibility::different, {{"J. Schmude", "Maria Schmude"},
                                   {"J. Schmude", "J. Schmidt"},
                                   {"Jean-Pierre Serre", "Jean-Paul Serre"},
                                   {"John A. Smith", "John B. Smith"},
                                   {"John Smith Jr.", "John Smith, Sr."},
                                   {"Henry Ford II", "Henry Ford III"},
                                   {"Ph. Dupont", "Paul Dupont"},
                                   {"Jan van Dyck", "Jan de Dyck"},
                                   {"Anne Roe", "Anna Roe"},
                                   {"ATLAS Collaboration", "CMS Collaboration"},
                                   {"ATLAS Collaboration", "Atlas Smith"},
                                   // Vowel signs are significant.
                                   {"हिंदी राम", "हिंदू राम"},
                                   {"ガク 太郎", "カク 太郎"},
                                   {"王小明", "王小红"}});
}

TEST(NameComparison, LiteralsAreComparedByTheirWords) {
  Name literal;
  literal.literal = "Jane Roe";
  Arena arena;
  EXPECT_EQ(compatible(literal, parse_name("Roe, Jane", NameSyntax::display, arena)), Compatibility::compatible);
  EXPECT_EQ(compatible(literal, parse_name("Roe, John", NameSyntax::display, arena)), Compatibility::different);
  Name plato;
  plato.literal = "Plato";
  EXPECT_EQ(compatible(plato, parse_name("Plato", NameSyntax::display, arena)), Compatibility::same);
}

TEST(NameComparison, IsReflexiveAndSymmetric) {
  const char* const sources[] = {"J. Schmude",
                                 "Johannes Schmude",
                                 "JOHANNES SCHMUDE",
                                 "Schmude",
                                 "Jean-Pierre de la Serre",
                                 "JP Serre",
                                 "JP SERRE",
                                 "J. O. Smith, Jr.",
                                 "JO SMITH",
                                 "Gödel, Kurt",
                                 "Goedel, K.",
                                 "王小明",
                                 "王 小明",
                                 "김 철수",
                                 "محمد علي",
                                 "ATLAS Collaboration",
                                 "Ph. Dupont",
                                 "P. Dupont",
                                 "Scott Fitzgerald",
                                 "F. Scott Fitzgerald",
                                 "X",
                                 "",
                                 "-",
                                 "(a)",
                                 "van Gogh",
                                 "Gogh",
                                 "Zhou Mingzhou",
                                 "Mingzhou Zhou",
                                 "Maria García",
                                 "Maria García López",
                                 "\xFF\xFE x"};
  Arena arena;
  for (const char* first : sources) {
    const Name a = parse_name(first, NameSyntax::display, arena);
    EXPECT_EQ(compatible(a, a), Compatibility::same) << first;
    for (const char* second : sources) {
      const Name b = parse_name(second, NameSyntax::display, arena);
      EXPECT_EQ(compatible(a, b), compatible(b, a)) << first << " / " << second;
    }
  }
}

}  // namespace
}  // namespace opcit::names
