// Tests each transform of records separately, and together in a conversion.
#include <gtest/gtest.h>

#include "opcit/error.h"
#include "opcit/people.h"
#include "pipeline/compose_text.h"
#include "pipeline/title_case.h"
#include "support/run.h"
#include "text/rewrite_text.h"
#include "text/transliterate.h"

namespace opcit {
namespace {

struct Cased {
  const char* source;
  const char* expected;
};

TEST(TitleCase, KeepsWhatMayBeAName) {
  constexpr Cased rows[] = {{"Deep Learning for the Masses", "Deep learning for the masses"},
                            {"A Tale of NASA, iPhones and McDonald", "A tale of NASA, iPhones and McDonald"},
                            {"Foundation Models: A Survey", "Foundation models: A survey"},
                            {"Attention Is All You Need? Not A Bit", "Attention is all you need? Not a bit"},
                            {"Release 2.0 Notes on H2O and Vitamin C", "Release 2.0 notes on H2O and vitamin C"},
                            {"Large-Scale X-Ray Imaging", "Large-scale X-ray imaging"},
                            {"ON THE ORIGIN OF SPECIES: AN ESSAY", "On the origin of species: An essay"},
                            {"deep learning", "Deep learning"},
                            {"\u00C9tude \u00C9l\u00E9mentaire", "\u00C9tude \u00E9l\u00E9mentaire"},
                            {"NASA", "NASA"},
                            {"", ""}};
  for (const Cased& row : rows) {
    Arena arena;
    EXPECT_EQ(in_sentence_case({row.source, {}}, arena).plain, row.expected);
  }
}

TEST(TitleCase, LeavesProtectedRunsAndMovesTheOthers) {
  const std::string title = "The Bayesian View of \u023Aold Species";  // U+023A is two bytes, in lower case three
  const auto at = [&](const char* what) { return static_cast<std::uint32_t>(title.find(what)); };
  const opcit::Run runs[] = {{at("Bayesian"), 8, Style::keep_case, {}}, {at("Species"), 7, Style::italic, {}}};
  Arena arena;
  const Text text = in_sentence_case({title, runs}, arena);
  EXPECT_EQ(text.plain, "The Bayesian view of \u2C65old species");
  ASSERT_EQ(text.runs.size(), 2U);
  EXPECT_EQ(text.plain.substr(text.runs[0].pos, text.runs[0].len), "Bayesian");
  EXPECT_EQ(text.plain.substr(text.runs[1].pos, text.runs[1].len), "species");
}

TEST(RewriteText, MovesTheEdgesOfRuns) {
  const opcit::Run runs[] = {{0, 4, Style::bold, {}}, {2, 2, Style::italic, {}}, {5, 1, Style::bold, {}}};
  Arena arena;
  const Text text = rewrite_text({"abcdef", runs}, {{1, 2, "XYZ"}, {4, 1, ""}}, arena);
  EXPECT_EQ(text.plain, "aXYZdf");
  EXPECT_EQ(text.runs[0], (opcit::Run{0, 5, Style::bold, {}}));
  EXPECT_EQ(text.runs[1], (opcit::Run{4, 1, Style::italic, {}})) << "its beginning lay within an edit";
  EXPECT_EQ(text.runs[2], (opcit::Run{5, 1, Style::bold, {}}));
}

TEST(ComposeText, LeavesIdentifiersAlone) {
  Arena arena;
  const Name people[] = {{.family = "Garci\u0301a", .given = "Jose\u0301"}};
  const FieldValue fields[] = {{.field = Field::author, .value = Names{people}},
                               {.field = Field::title, .value = Text{"Re\u0301sume\u0301", {}}}};
  const Identifier identifiers[] = {{.scheme = Scheme::url, .value = "https://example.org/e\u0301"}};
  Record record{.key = "e\u0301", .fields = fields, .identifiers = identifiers};
  compose_text(record, arena);
  EXPECT_EQ(record.names(Field::author)->people[0].family, "Garc\u00EDa");
  EXPECT_EQ(record.names(Field::author)->people[0].given, "Jos\u00E9");
  EXPECT_EQ(record.text(Field::title)->plain, "R\u00E9sum\u00E9");
  EXPECT_EQ(record.key, "e\u0301");
  EXPECT_EQ(record.identifiers[0].value, "https://example.org/e\u0301");
}

struct LanguageRow {
  const char* language;
  const char* family;
  const char* given;
  const char* family_expected;
  const char* given_expected;
};

TEST(Transliterator, KnowsTheRulesOfEachLanguage) {
  constexpr LanguageRow rows[] = {{"be", "Лукашук", "Янка", "Lukashuk", "Yanka"},
                                  {"bg", "Първанов", "Георги", "Pŭrvanov", "Georgi"},
                                  {"da", "Ørsted", "Åse", "Oersted", "Aase"},
                                  {"de", "Müßig", "Ägidius", "Muessig", "Aegidius"},
                                  {"el", "Παπανδρέου", "Γιώργος", "Papandreou", "Giorgos"},
                                  {"ja", "やまだ", "タロウ", "Yamada", "Tarou"},
                                  {"ja", "山田", "太郎", "山田", "太郎"},
                                  {"ko", "김", "철수", "Gim", "Cheolsu"},
                                  {"ru", "Щербаков", "Юрий", "Shcherbakov", "Yuriy"},
                                  {"ru", "Щербаков", "Ю. А.", "Shcherbakov", "Yu. A."},
                                  {"sr", "Љубић", "Џорџ", "Ljubić", "Džordž"},
                                  {"uk", "Щербак", "Володимир", "Shcherbak", "Volodymyr"},
                                  {"zh", "王", "小明", "Wang", "Xiaoming"},
                                  {"zh", "李", "西安", "Li", "Xi'an"},
                                  {"ru", "Müller", "Jane", "Müller", "Jane"}};
  for (const LanguageRow& row : rows) {
    for (const TransliterationRules& rules : all_transliteration_rules()) {
      if (rules.code != row.language) continue;
      const Transliterator transliterator(rules);
      EXPECT_EQ(transliterator.apply(row.family, NamePart::family), row.family_expected) << row.language;
      EXPECT_EQ(transliterator.apply(row.given, NamePart::given), row.given_expected) << row.language;
    }
  }
}

TEST(Transliterator, HasDataForEveryLanguage) {
  for (const TransliterationRules& rules : all_transliteration_rules())
    EXPECT_NO_THROW(Transliterator{rules}) << rules.code;
}

ConvertOptions to(std::string_view format) {
  ConvertOptions options;
  options.to = test::builtin_formats().find(format);
  return options;
}

std::string converted(const ConvertOptions& options, std::string_view bib) {
  return test::run(test::builtin_formats(), {{"in.bib", bib}}, options).output();
}

TEST(NameStyle, ShortensGivenNamesAndReportsEach) {
  ConvertOptions options = to("ris");
  options.name_style = NameStyle::initials;
  const auto outcome =
      test::run(test::builtin_formats(),
                {{"in.bib", "@misc{a, author={Serre, Jean-Pierre and Roe, JP and Plato and {NASA Team}}}"}}, options);
  EXPECT_NE(outcome.output().find("AU  - Serre, J.-P."), std::string::npos) << outcome.output();
  EXPECT_NE(outcome.output().find("AU  - Roe, J. P."), std::string::npos) << outcome.output();
  EXPECT_NE(outcome.losses.find(
                "\"field\":\"author.given\",\"value\":\"Jean-Pierre\",\"reason\":\"altered\",\"to\":\"J.-P.\""),
            std::string::npos)
      << outcome.losses;
}

TEST(NameStyle, DecidesTheOrderWhereTheTargetHasEither) {
  constexpr std::string_view bib = "@misc{a, author={Roe, Jane and van Gogh, Vincent}}";
  ConvertOptions options = to("bibtex");
  options.name_style = NameStyle::full;
  EXPECT_NE(converted(options, bib).find("Jane Roe and Vincent van Gogh"), std::string::npos)
      << converted(options, bib);
  options.name_style = NameStyle::family_first;
  EXPECT_NE(converted(options, bib).find("Roe, Jane and van Gogh, Vincent"), std::string::npos);
  options.to = test::builtin_formats().find("orcid");
  EXPECT_NE(converted(options, bib).find("<work:credit-name>van Gogh, Vincent<"), std::string::npos);
}

TEST(NameTransliterator, KeepsTheOriginalWhereThereIsRoom) {
  constexpr std::string_view bib = "@misc{a, author={Щербаков, Юрий}}";
  ConvertOptions options = to("csl-json");
  options.transliterate = "ru";
  const auto json = test::run(test::builtin_formats(), {{"in.bib", bib}}, options);
  EXPECT_NE(json.output().find("Shcherbakov"), std::string::npos) << json.output();
  EXPECT_NE(json.output().find("Щербаков, Юрий"), std::string::npos) << json.output();
  EXPECT_EQ(json.losses.find("altered"), std::string::npos) << json.losses;
  options.to = test::builtin_formats().find("ris");
  const auto ris = test::run(test::builtin_formats(), {{"in.bib", bib}}, options);
  EXPECT_NE(
      ris.losses.find(
          "\"field\":\"author\",\"value\":\"Щербаков, Юрий\",\"reason\":\"altered\",\"to\":\"Shcherbakov, Yuriy\""),
      std::string::npos)
      << ris.losses;
  options.name_style = NameStyle::initials;
  EXPECT_NE(converted(options, bib).find("Shcherbakov, Yu."), std::string::npos);
}

TEST(NameTransliterator, ListsWhatItKnows) {
  ConvertOptions options = to("ris");
  options.transliterate = "tlh";
  try {
    converted(options, "@misc{a}");
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_NE(std::string(error.hint()).find("uk (Ukrainian"), std::string::npos);
  }
}

class Said : public Observer {
 public:
  void diagnostic(const Diagnostic& diagnostic, const Located& where) override {
    text += std::to_string(where.line) + " " + std::string(info(diagnostic.code).name) + "\n";
  }
  void loss(const Loss&) override {}
  std::string text;
};

NameMap read_map(std::string_view bytes, Said& said) {
  Diagnostics decoding;
  return NameMap::read(*memory_source("map.tsv", bytes, decoding), said);
}

TEST(NameMap, TellsOfBadLines) {
  Said said;
  const NameMap map = read_map(
      "spelling\tcanonical\tcount\n# a remark\n\nRoe, J.\tRoe, Jane\t3\none column\n\tRoe, Jane\r\nRoe, J.\tRoe, "
      "John\n",
      said);
  EXPECT_EQ(said.text, "5 bad-map-line\n6 bad-map-line\n7 contradicting-map-line\n");
  const Name* const jane = map.find({.family = "Roe", .given = "J."});
  ASSERT_NE(jane, nullptr);
  EXPECT_EQ(jane->given, "Jane");
  EXPECT_EQ(map.find({.family = "Roe", .given = "Jane"}), nullptr);
}

TEST(NameMap, PrefersTheLineWithTheId) {
  Said said;
  const NameMap map =
      read_map("Wang, W.\tWang, Wei\t1\tone\t0000-0002-1825-0097\nWang, W.\tWang, Wen\t1\tone\t\n", said);
  EXPECT_EQ(map.find({.family = "Wang", .given = "W.", .orcid = "0000-0002-1825-0097"})->given, "Wei");
  EXPECT_EQ(map.find({.family = "Wang", .given = "W.", .orcid = "0000-0001-5109-3700"})->given, "Wen");
  EXPECT_EQ(map.find({.family = "Wang", .given = "W."})->given, "Wen");
  EXPECT_EQ(said.text, "");
}

TEST(NameMap, IsAppliedToEveryRoleAndCounted) {
  Said said;
  const NameMap map = read_map("Roe, J.\tJane van Roe\n", said);
  ConvertOptions options = to("ris");
  options.names = &map;
  const auto outcome =
      test::run(test::builtin_formats(),
                {{"in.bib", "@book{a, author={Roe, J. and Doe, K.}, editor={J. Roe}, title={T}}"}}, options);
  EXPECT_NE(outcome.output().find("AU  - van Roe, Jane"), std::string::npos) << outcome.output();
  EXPECT_NE(outcome.output().find("AU  - Doe, K."), std::string::npos);
  EXPECT_EQ(outcome.output().find("Roe, J.\n"), std::string::npos);
  EXPECT_NE(outcome.said.find("names written in their canonical form: 2 [names-replaced]"), std::string::npos)
      << outcome.said;
}

TEST(ReadRecords, HandsOnEachRecordInOrder) {
  Said said;
  std::string keys;
  const std::vector<Input> inputs = {
      {"a.bib",
       [](Diagnostics& diagnostics) {
         return memory_source("a.bib", "@misc{b, title={T}}@misc{a, title={T}}", diagnostics);
       }},
      {"b.bib", [](Diagnostics& diagnostics) { return memory_source("b.bib", "@misc{b, title={T}}", diagnostics); }}};
  const ConvertResult result = read_records(
      test::builtin_formats(), inputs, {}, [&](const Record& record) { keys += record.key; }, said,
      [](const Input&, const std::string&) { FAIL(); });
  EXPECT_EQ(keys, "bab");
  EXPECT_EQ(result.records, 3U);
  EXPECT_EQ(said.text, "") << "keys that two files share are no matter when nothing is written";
}

}  // namespace
}  // namespace opcit
