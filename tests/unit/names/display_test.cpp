#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "opcit/name.h"
#include "show.h"

namespace opcit::names {
namespace {

void check_displayed(std::initializer_list<NameRow> rows) {
  for (const NameRow& row : rows) {
    Arena arena;
    EXPECT_EQ(show(parse_name(row.source, NameSyntax::display, arena)), row.expected) << row.source;
  }
}

TEST(DisplayName, SplitsGivenAndFamily) {
  check_displayed({{"Johannes Schmude", "Johannes /  / Schmude / "},
                   {"Schmude, Johannes", "Johannes /  / Schmude / "},
                   {"Christopher E. Phillips", "Christopher E. /  / Phillips / "},
                   {"Per Brinch Hansen", "Per Brinch /  / Hansen / "},
                   {"Brinch Hansen, Per", "Per /  / Brinch Hansen / "},
                   {"Denny O'Shea", "Denny /  / O'Shea / "},
                   {"Denny O\u2019Shea", "Denny /  / O\u2019Shea / "},
                   {"María José Rosell-González", "María José /  / Rosell-González / "},
                   {"Plato", " /  / Plato / "},
                   {"Plato,", " /  / Plato / "},
                   {", Plato", " /  / Plato / "}});
}

TEST(DisplayName, TakesLowerCaseWordsForParticles) {
  check_displayed(
      {{"Vincent van Gogh", "Vincent / van / Gogh / "},
       {"van Gogh, Vincent", "Vincent / van / Gogh / "},
       {"Gogh, Vincent van", "Vincent / (van) / Gogh / "},
       {"Musset, Alfred de", "Alfred / (de) / Musset / "},
       {"Walter van der Laan", "Walter / van der / Laan / "},
       {"Charles Louis Xavier Joseph de la Vallée Poussin", "Charles Louis Xavier Joseph / de la / Vallée Poussin / "},
       {"Osama bin Laden", "Osama / bin / Laden / "},
       {"Gerard 't Hooft", "Gerard / 't / Hooft / "},
       {"A. J. Van Haagen", "A. J. Van /  / Haagen / "},
       {"De La Fontaine, Jean", "Jean /  / De La Fontaine / "},
       {"Jean d'Alembert", "Jean /  / d'Alembert / "},
       {"Abdallah al-Tuli", "Abdallah /  / al-Tuli / "},
       {"Abd al-Rahman Munif", "Abd al-Rahman /  / Munif / "},
       {"van Gogh", " / van / Gogh / "},
       {"José Ortega y Gasset", "José /  / Ortega y Gasset / "},
       {"Santiago Ramón y Cajal", "Santiago /  / Ramón y Cajal / "}});
}

TEST(DisplayName, KnowsParticlesWhereCaseSaysNothing) {
  check_displayed({{"vincent van gogh", "vincent / van / gogh / "},
                   {"VINCENT VAN GOGH", "VINCENT / VAN / GOGH / "},
                   {"bell hooks", "bell /  / hooks / "},
                   {"danah Boyd", "danah /  / Boyd / "},
                   {"JOHN SMITH", "JOHN /  / SMITH / "}});
}

TEST(DisplayName, ReadsCapitalsAsTheFamily) {
  check_displayed({{"VAN GOGH, Vincent", "Vincent /  / VAN GOGH / "},
                   {"Charles DE GAULLE", "Charles /  / DE GAULLE / "},
                   {"DUPONT Jean", "Jean /  / DUPONT / "},
                   {"VAN GOGH Vincent", "Vincent /  / VAN GOGH / "},
                   {"Wei LI", "Wei /  / LI / "},
                   {"JP Morgan", "JP /  / Morgan / "},
                   {"MD Rahman", "MD /  / Rahman / "}});
}

TEST(DisplayName, FindsInitialsHoweverWritten) {
  check_displayed({{"J.-P. Serre", "J.-P. /  / Serre / "},
                   {"J. -P. Serre", "J. -P. /  / Serre / "},
                   {"JP Serre", "JP /  / Serre / "},
                   {"J P Serre", "J P /  / Serre / "},
                   {"R.K.Singh", "R.K. /  / Singh / "},
                   {"J.-P.Serre", "J.-P. /  / Serre / "},
                   {"Marina Yu. Nikulina", "Marina Yu. /  / Nikulina / "},
                   {"Smith J", "J /  / Smith / "},
                   {"Smith J.A.", "J.A. /  / Smith / "},
                   {"van der Berg J. A.", "J. A. / van der / Berg / "},
                   {"A. B.", "A. /  / B. / "}});
}

TEST(DisplayName, FindsSuffixesWithAndWithoutComma) {
  check_displayed({{"John Smith Jr", "John /  / Smith / Jr"},
                   {"John Smith, Jr.", "John /  / Smith / Jr."},
                   {"Smith, Jr., John", "John /  / Smith / Jr."},
                   {"Smith, John, Jr.", "John /  / Smith / Jr."},
                   {"Smith Jr., John", "John /  / Smith / Jr."},
                   {"Smith, John Jr.", "John /  / Smith / Jr."},
                   {"John Smith III", "John /  / Smith / III"},
                   {"JOHN SMITH JR", "JOHN /  / SMITH / JR"},
                   {"Smith JR", "Smith /  / JR / "},
                   {"Henry Ford, II", "Henry /  / Ford / II"},
                   {"Henry Ford, V", "Henry /  / Ford / V"},
                   {"Ford, V", "V /  / Ford / "},
                   {"Kevin van Kluster, Jr.", "Kevin / van / Kluster / Jr."}});
}

TEST(DisplayName, KeepsBodiesWhole) {
  check_displayed({{"The ATLAS Collaboration", "= The ATLAS Collaboration"},
                   {"University of Münster", "= University of Münster"},
                   {"Universität Münster", "= Universität Münster"},
                   {"Apple, Inc.", "= Apple, Inc."},
                   {"on behalf of the CMS Collaboration", "= the CMS Collaboration"},
                   {"IBM Research Group 2", "= IBM Research Group 2"},
                   {"Rome, Paris, London", "= Rome, Paris, London"},
                   {"The Anh Han", "The Anh /  / Han / "}});
}

TEST(DisplayName, PutsTheFamilyFirstInEastAsia) {
  check_displayed({{"王小明", "= 王小明"},
                   {"山田 太郎", "太郎 /  / 山田 / "},
                   {"山田\u3000太郎", "太郎 /  / 山田 / "},
                   {"김철수", "= 김철수"},
                   {"김 철수", "철수 /  / 김 / "},
                   {"王, 小明", "小明 /  / 王 / "},
                   {"王，小明", "小明 /  / 王 / "},
                   {"Xiaoming Wang (王小明)", "Xiaoming /  / Wang (王小明) / "}});
}

TEST(DisplayName, FindsNoParticleInScriptsWithoutCase) {
  check_displayed({{"محمد علي", "محمد /  / علي / "},
                   {"שלמה כהן", "שלמה /  / כהן / "},
                   {"राम कुमार शर्मा", "राम कुमार /  / शर्मा / "},
                   {"العربية، اختبار", "اختبار /  / العربية / "}});
}

TEST(DisplayName, DropsWhatDoesNotShow) {
  check_displayed({{"  Vincent \t van\u00A0Gogh ", "Vincent / van / Gogh / "},
                   {"Vin\u200Bcent\uFEFF van Go\u00ADgh", "Vincent / van / Gogh / "},
                   {"\u202AJane Roe\u202C", "Jane /  / Roe / "},
                   {"Jane\u2009Roe", "Jane /  / Roe / "},
                   {"Jean\u2011Pierre Serre", "Jean\u2011Pierre /  / Serre / "},
                   // A joiner within a Persian word belongs to the spelling.
                   {"علی\u200Cرضا کریمی", "علی\u200Cرضا /  / کریمی / "},
                   // Parts stay as written, decomposed or not.
                   {"Jose\u0301 Ruiz", "Jose\u0301 /  / Ruiz / "}});
}

TEST(DisplayName, StripsMarksTitlesAndDegrees) {
  check_displayed({{"John Smith*", "John /  / Smith / "},
                   {"†John Smith", "John /  / Smith / "},
                   {"John Smith¹,²", "John /  / Smith / "},
                   {"John Smith1,2", "John /  / Smith / "},
                   {"Smith*, John", "John /  / Smith / "},
                   {"John Smith (equal contribution)", "John /  / Smith / "},
                   {"John Smith (Ed.)", "John /  / Smith / "},
                   {"Prof. Dr. Jane Roe", "Jane /  / Roe / "},
                   {"Jane Roe, PhD", "Jane /  / Roe / "},
                   {"Jane Roe, M.D., Ph.D.", "Jane /  / Roe / "},
                   {"Jane Roe PhD", "Jane /  / Roe / "},
                   {"Smith, MD", "MD /  / Smith / "},
                   {"Demba Ba", "Demba /  / Ba / "},
                   {"Jane Roe <jane@example.org>", "Jane /  / Roe / "},
                   {"jane@example.org Jane Roe", "Jane /  / Roe / "},
                   {"T. L. (Frank) Pappas", "T. L. (Frank) /  / Pappas / "},
                   {"A*STAR Institute", "= A*STAR Institute"}});
}

TEST(DisplayName, KeepsAffiliationsAndTheOrcid) {
  Arena arena;
  const Name name =
      parse_name("Josiah Carberry (Brown University) (Wesleyan, Middletown (CT)) https://orcid.org/0000-0002-1825-0097",
                 NameSyntax::display, arena);
  EXPECT_EQ(show(name), "Josiah /  / Carberry / ");
  ASSERT_EQ(name.affiliations.size(), 2U);
  EXPECT_EQ(name.affiliations[0], "Brown University");
  EXPECT_EQ(name.affiliations[1], "Wesleyan, Middletown (CT)");
  EXPECT_EQ(name.orcid, "0000-0002-1825-0097");

  EXPECT_EQ(parse_name("Jane Roe (ORCID: 0000-0002-1694-233x)", NameSyntax::display, arena).orcid,
            "0000-0002-1694-233X");
  // An iD with a wrong check digit is invalid.
  EXPECT_EQ(parse_name("Jane Roe 0000-0002-1825-0098", NameSyntax::display, arena).orcid, "");
}

TEST(DisplayName, PointsIntoTheSourceWhereItCan) {
  Arena arena;
  const std::string_view source = "  Ludwig van Beethoven (Bonn)";
  const Name name = parse_name(source, NameSyntax::display, arena);
  for (const std::string_view part : {name.given, name.non_dropping_particle, name.family}) {
    EXPECT_GE(part.data(), source.data());
    EXPECT_LE(part.data() + part.size(), source.data() + source.size());
  }
}

TEST(DisplayName, IsEmptyForNothing) {
  Arena arena;
  for (const char* source : {"", " ", "\u200B\u00A0", ",", ", ,", "*", "†‡"}) {
    EXPECT_TRUE(parse_name(source, NameSyntax::display, arena).empty()) << source;
  }
}

// A shortcut splits common names. A space before the name prevents the shortcut, and the result must be the same.
TEST(DisplayName, PlainNamesAreSplitAsAllOthers) {
  constexpr auto pieces = std::to_array<std::string_view>(
      {"Smith", "Anna", "B.",   "J.-P.", "O'Brien", "Müller", "Łukasz", "Élie", "É.",     "van",     "De",   "de",
       "ma",    "Ma",   "MA",   "Do",    "PhD",     "Jr.",    "III",    "V",    "V.",     "X",       "Esq.", "Dr.",
       "Prof.", "MS",   "Team", "Gmbh",  "École",   "Inc.",   "3rd",    "田中", "ATLAS",  "иванов",  "Иван", "al",
       "d'Arc", "Ai*",  "Wu1",  "(ed.)", "×",       "ª",      "Y",      "y",    "Senior", "R.K.Roe", "Á.",   "'t"});
  std::mt19937 random(5);
  const auto words = [&](std::size_t most) {
    std::string out;
    for (std::size_t n = 1 + random() % most; n > 0; --n) {
      if (!out.empty()) out += ' ';
      out += pieces[random() % pieces.size()];
    }
    return out;
  };
  for (int i = 0; i < 300000; ++i) {
    const std::string name = words(2) + (random() % 16 == 0 ? "," : ", ") + words(2) +
                             (random() % 16 == 0 ? ", " + words(1) : std::string()) + (random() % 16 == 0 ? "," : "");
    Arena arena;
    const Name read = parse_name(name, NameSyntax::display, arena);
    const Name long_way = parse_name(arena.copy(std::string_view(" " + name)), NameSyntax::display, arena);
    EXPECT_EQ(show(read), show(long_way)) << name;
    EXPECT_EQ(read.affiliations.size(), long_way.affiliations.size()) << name;
    EXPECT_EQ(read.orcid, long_way.orcid) << name;
  }
}

}  // namespace
}  // namespace opcit::names
