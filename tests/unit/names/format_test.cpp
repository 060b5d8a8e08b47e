#include "names/format.h"

#include <gtest/gtest.h>

#include "show.h"

namespace opcit::names {
namespace {

Name person(std::string_view given, std::string_view particle, std::string_view family, std::string_view suffix = {}) {
  Name name;
  name.given = given;
  name.non_dropping_particle = particle;
  name.family = family;
  name.suffix = suffix;
  return name;
}

Name literal(std::string_view text) {
  Name name;
  name.literal = text;
  return name;
}

std::string bibtex(const BibtexForm& form) {
  std::string out;
  append_bibtex(
      form, [](std::string_view text, std::string& to) { to += text; }, out);
  return out;
}

TEST(NameFormat, OneNameInEveryForm) {
  struct Row {
    Name name;
    const char *display, *family_first, *ris, *bibtex;
  };
  const Row rows[] = {
      {person("Vincent", "van", "Gogh"), "Vincent van Gogh", "van Gogh, Vincent", "van Gogh, Vincent",
       "van Gogh, Vincent"},
      {person("John", "", "Smith", "Jr."), "John Smith, Jr.", "Smith, John, Jr.", "Smith, John, Jr.",
       "Smith, Jr., John"},
      {person("John", "", "Smith", "III"), "John Smith III", "Smith, John, III", "Smith, John, III",
       "Smith, III, John"},
      {person("", "", "Smith", "Jr."), "Smith, Jr.", "Smith, Jr.", "Smith, , Jr.", "Smith, Jr., {}"},
      {person("", "", "Plato"), "Plato", "Plato", "Plato", "Plato"},
      {person("", "", "Brinch Hansen"), "Brinch Hansen", "Brinch Hansen", "Brinch Hansen", "{Brinch Hansen}"},
      {person("", "van", "Gogh"), "van Gogh", "van Gogh", "van Gogh", "van Gogh"},
      {person("Vincent", "", "van Gogh"), "Vincent van Gogh", "van Gogh, Vincent", "van Gogh, Vincent",
       "{van Gogh}, Vincent"},
      {person("Johann", "von", "Berlichingen zu Hornberg"), "Johann von Berlichingen zu Hornberg",
       "von Berlichingen zu Hornberg, Johann", "von Berlichingen zu Hornberg, Johann",
       "von {Berlichingen zu Hornberg}, Johann"},
      {person("Edwin", "", "Bell, II"), "Edwin Bell, II", "Bell, II, Edwin", "Bell  II, Edwin", "{Bell, II}, Edwin"},
      {person("Guy", "", "Barnes and Noble"), "Guy Barnes and Noble", "Barnes and Noble, Guy", "Barnes and Noble, Guy",
       "{Barnes and Noble}, Guy"},
      {person("Jean", "d'", "Alembert"), "Jean d'Alembert", "d'Alembert, Jean", "d'Alembert, Jean",
       "d' Alembert, Jean"},
      {person("太郎", "", "山田"), "山田太郎", "山田, 太郎", "山田, 太郎", "山田, 太郎"},
      {person("철수", "", "김"), "김 철수", "김, 철수", "김, 철수", "김, 철수"},
      {literal("ATLAS Collaboration"), "ATLAS Collaboration", "ATLAS Collaboration", "ATLAS Collaboration",
       "{ATLAS Collaboration}"},
      {literal("NASA"), "NASA", "NASA", "NASA", "{NASA}"},
      // Without braces, this would be read as omitted people.
      {person("Jane et al.", "", "Roe"), "Jane et al. Roe", "Roe, Jane et al.", "Roe, Jane et al.",
       "Roe, {Jane et al.}"},
      {person("Jane et\u00A0\u200Bal.", "", "Roe"), "Jane et\u00A0\u200Bal. Roe", "Roe, Jane et\u00A0\u200Bal.",
       "Roe, Jane et\u00A0\u200Bal.", "Roe, {Jane et\u00A0\u200Bal.}"},
      {person("others", "", "Roe"), "others Roe", "Roe, others", "Roe, others", "Roe, {others}"},
      {person("A…", "", "Roe"), "A… Roe", "Roe, A…", "Roe, A…", "Roe, {A…}"},
      {person("Al", "", "Roe"), "Al Roe", "Roe, Al", "Roe, Al", "Roe, Al"},
      {person("Thomas", "", "More"), "Thomas More", "More, Thomas", "More, Thomas", "More, Thomas"},
      {person("", "", "etal"), "etal", "etal", "etal", "{etal}"},
      // An invisible part cannot be read from the output.
      {person("Ann", "", "\u200B"), "Ann \u200B", "\u200B, Ann", "\u200B, Ann", "Ann"},
      {person("\u00A0", "", "Roe"), "\u00A0 Roe", "Roe, \u00A0", "Roe, \u00A0", "Roe"},
      // A reference to an @xdata entry must not have braces.
      {person("", "", "xdata=people-author-1"), "xdata=people-author-1", "xdata=people-author-1",
       "xdata=people-author-1", "xdata=people-author-1"},
      {person("", "", "xdata=a\"b"), "xdata=a\"b", "xdata=a\"b", "xdata=a\"b", "{xdata=a\"b}"},
  };
  for (const Row& row : rows) {
    Arena arena;
    std::string display, family_first, ris;
    append_display(row.name, display);
    append_family_first(row.name, family_first);
    append_ris(row.name, ris);
    EXPECT_EQ(display, row.display);
    EXPECT_EQ(family_first, row.family_first);
    EXPECT_EQ(ris, row.ris);
    EXPECT_EQ(bibtex(bibtex_form(row.name, arena)), row.bibtex);
  }
}

TEST(NameFormat, SaysWhatRisCannotHold) {
  std::string out;
  EXPECT_TRUE(append_ris(person("John", "", "Smith"), out));
  EXPECT_FALSE(append_ris(person("Edwin", "", "Bell, II"), out));
  EXPECT_FALSE(append_ris(literal("Apple, Inc."), out));
}

TEST(NameFormat, ExtendedFormHoldsDroppingParticles) {
  Name name = person("Alfred", "", "Musset");
  name.dropping_particle = "de";
  std::string out;
  append_biblatex_extended(
      name, [](std::string_view text, std::string& to) { to += text; }, out);
  EXPECT_EQ(out, "family={Musset}, given={Alfred}, prefix={de}, useprefix=false");
  Arena arena;
  EXPECT_EQ(show(parse_name(out, NameSyntax::bibtex, arena)), show(name));
}

TEST(NameFormat, Initials) {
  const NameRow rows[] = {{"Jean-Pierre", "J.-P."},
                          {"Jean Pierre", "J. P."},
                          {"J.-P.", "J.-P."},
                          {"J. -P.", "J.-P."},
                          {"J.P.", "J. P."},
                          {"Christopher E.", "C. E."},
                          {"Łukasz", "Ł."},
                          {"Yu.", "Yu."},
                          {"Ph. A.", "Ph. A."},
                          {"ʿAbdallāh", "A."},
                          {"E\u0301mile", "E\u0301."},
                          {"太郎", "太郎"},
                          {"철수", "철수"},
                          {"क्षितिज", "क्षि."},
                          {"", ""},
                          {"-", ""},
                          {"Jean\u2011Pierre", "J.-P."},
                          {"  Ada  ", "A."}};
  for (const NameRow& row : rows) {
    std::string out;
    append_initials(row.source, out);
    EXPECT_EQ(out, row.expected) << row.source;
  }
}

// The law: BibTeX's rules split a name that the writer wrote into the same parts.
TEST(NameFormat, BibtexSplitsBackIntoTheSameParts) {
  const char* const givens[] = {"",     "Vincent", "J.-P.", "Alexander der Große", "a, b", "Rock and Roll",
                                "太郎", "x=y",     "Jr."};
  const char* const particles[] = {"", "van", "de la", "d'", "al-", "von und zu"};
  const char* const families[] = {
      "Gogh",   "van Gogh", "Vallée Poussin", "Berlichingen zu Hornberg", "hooks", "Bell, II", "AND", "and",
      "others", "山田",     "family=x",       "Ortega y Gasset",          "id=1"};
  const char* const suffixes[] = {"", "Jr.", "III", "a, b", "and"};
  std::size_t exact = 0;
  for (const char* given : givens) {
    for (const char* particle : particles) {
      for (const char* family : families) {
        for (const char* suffix : suffixes) {
          const Name name = person(given, particle, family, suffix);
          Arena arena;
          const BibtexForm form = bibtex_form(name, arena);
          const std::string tex = bibtex(form);
          const std::string back = show(parse_name(tex, NameSyntax::bibtex, arena));
          EXPECT_EQ(back == show(name), form.exact) << tex << " : " << show(name) << " : " << back;
          exact += form.exact ? 1 : 0;
        }
      }
    }
  }
  EXPECT_GT(exact, 3000U);
}

TEST(NameFormat, BibtexFormTellsWhatItCannotHold) {
  Arena arena;
  Name dropping = person("Alfred", "", "Musset");
  dropping.dropping_particle = "de";
  EXPECT_FALSE(bibtex_form(dropping, arena).exact);
  EXPECT_FALSE(bibtex_form(person("Vincent", "Van", "Gogh"), arena).exact);
  EXPECT_FALSE(bibtex_form(person("Plato", "", ""), arena).exact);
  EXPECT_TRUE(bibtex_form(literal("others"), arena).exact);
}

}  // namespace
}  // namespace opcit::names
