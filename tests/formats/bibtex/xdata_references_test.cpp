// biblatex's granular xdata references: whole fields, items of lists, through other @xdata entries, and what leads
// nowhere.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/run.h"

namespace opcit {
namespace {

ConvertOptions to_format(std::string_view format) {
  ConvertOptions options;
  options.to = test::builtin_formats().find(format);
  options.from = test::builtin_formats().find("biblatex");
  return options;
}

nlohmann::json first_record(std::string_view bib, std::string_view from = "biblatex") {
  return nlohmann::json::parse(test::run(from, "csl-json", bib).output()).at(0);
}

/// "Bloom, Arthur": the family names.
std::string families(const nlohmann::json& record, std::string_view role) {
  std::string all;
  if (!record.contains(role)) return all;
  for (const auto& name : record.at(role)) {
    all += (all.empty() ? "" : ", ") + name.value("family", name.value("literal", ""));
  }
  return all;
}

constexpr std::string_view data =
    "@xdata{people, author = {Brian Bloom and Arthur Anderson}, editor = {William Wool and xdata=other-editor-1},\n"
    "  translator = {Tom Trans and others}}\n"
    "@xdata{other, ids = {alias}, editor = {Frank Frill}, title = {Some Title}, journal = {J. of Data}, year = "
    "{1999}}\n"
    "@xdata{places, location = {A and C}, note = {A \\emph{note}}, publisher = {xdata=places2-publisher}}\n"
    "@xdata{places2, publisher = {Press}}\n";

std::string with_data(std::string_view entry) { return std::string(entry) + "\n" + std::string(data); }

TEST(BibtexXdataReferences, StandForNames) {
  struct Row {
    std::string_view value;
    std::string_view names;
  };
  constexpr Row rows[] = {{"Simon Smith and xdata=people-author-1", "Smith, Bloom"},
                          {"Simon Smith and xdata=people-author and Z Last", "Smith, Bloom, Anderson, Last"},
                          {"xdata=people-author", "Bloom, Anderson"},
                          {"xdata=people-author-2", "Anderson"},
                          {"XDATA=people-AUTHOR-2", "Anderson"},
                          {"xdata=people-editor", "Wool, Frill"},
                          {"xdata=people-editor-2 and xdata=alias-editor-1", "Frill, Frill"}};
  for (const Row& row : rows) {
    const std::string bib = with_data("@book{b, title = {T}, author = {" + std::string(row.value) + "}}");
    for (const std::string_view from : {"bibtex", "biblatex"}) {
      EXPECT_EQ(families(first_record(bib, from), "author"), row.names) << row.value;
    }
    EXPECT_EQ(test::run("biblatex", "csl-json", bib).said, "") << row.value;
  }
}

TEST(BibtexXdataReferences, AnOmissionIsThatOfTheWholeList) {
  for (const std::string_view value : {"xdata=people-translator", "xdata=people-translator and Z Last"}) {
    const std::string bib = with_data("@book{b, title = {T}, translator = {" + std::string(value) + "}}");
    ConvertOptions options = to_format("biblatex");
    options.writer_options = {{"resolve-macros", "true"}};
    const std::string out = test::run(test::builtin_formats(), {{"a.bib", bib}}, options).output();
    const std::size_t end = out.find("\n}");
    EXPECT_TRUE(test::contains(out.substr(0, end), "and others}")) << out;
    EXPECT_TRUE(test::contains(out.substr(0, end), "Trans")) << out;
  }
}

TEST(BibtexXdataReferences, StandForListsAndLiterals) {
  const std::string bib = with_data(
      "@book{b, title = {xdata=other-title}, location = {xdata=places-location-2 and B}, note = {xdata=places-note},\n"
      "  publisher = {xdata=places-publisher}}");
  const auto record = first_record(bib);
  EXPECT_EQ(record["title"], "Some Title");
  EXPECT_EQ(record["publisher-place"], "C; B");
  EXPECT_EQ(record["publisher"], "Press");
  EXPECT_EQ(record["note"], "A note");
  EXPECT_EQ(
      first_record(with_data("@book{b, title = {T}, address = {xdata=places-location and B}}"), "bibtex")["publisher-"
                                                                                                          "place"],
      "A and C and B");
  const auto article = first_record(
      with_data("@article{b, title={T}, journaltitle={xdata=other-journaltitle}, year={xdata=other-year}}"));
  EXPECT_EQ(article["container-title"], "J. of Data") << "under its other name";
  EXPECT_EQ(article["issued"]["date-parts"][0][0], 1999);
}

TEST(BibtexXdataReferences, ComeToHeirsOfTheEntry) {
  const auto by_xdata = first_record(with_data("@book{b, title = {T}, xdata = {people, places}}"));
  EXPECT_EQ(families(by_xdata, "editor"), "Wool, Frill");
  EXPECT_EQ(by_xdata["publisher"], "Press");
  const auto by_crossref = first_record(
      with_data("@inbook{c, title = {Part}, crossref = {b}}\n@book{b, title = {xdata=other-title}, note = {N}}"));
  EXPECT_EQ(by_crossref["container-title"], "Some Title");
  const auto own = first_record(with_data("@book{b, title = {T}, author = {xdata=people-author-2}, xdata = {people}}"));
  EXPECT_EQ(families(own, "author"), "Anderson") << "before what is inherited as a whole";
}

struct Fault {
  std::string_view field;
  std::string_view said;
};
constexpr Fault faults[] = {
    {"publisher = {xdata=people}", "[unresolved-reference]"},
    {"publisher = {xdata=people-publisher-x}", ": xdata=people-publisher-x [unresolved-reference]"},
    {"note = {xdata=people-note}", ": people has no note [unresolved-reference]"},
    {"note = {xdata=people-nosuchfield}", ": people has no nosuchfield [unresolved-reference]"},
    {"translator = {xdata=people-author-3}", ": people-author has 2 items [unresolved-reference]"},
    {"translator = {xdata=people-author-0}", ": people-author has 2 items [unresolved-reference]"},
    {"translator = {xdata=people-author-99999999999999999999}", ": people-author has 2 items [unresolved-reference]"},
    {"addendum = {xdata=missing-addendum}", ": missing [unresolved-parent]"},
    {"organization = {xdata=people-author-1}", ": author is no value for organization [unresolved-reference]"},
    {"namea = {xdata=work-author-1}", ": work is no @xdata [unresolved-reference]"},
    {"editor = {xdata=loop1-editor-1}", ": loop1-editor [inheritance-circle]"},
    {"editor = {xdata=loop3-editor-1}", ": loop3-editor [inheritance-circle]"},
};
constexpr std::string_view circles =
    "@book{work, author = {A B}}\n@xdata{loop1, editor = {X Y and xdata=loop2-editor-1}}\n"
    "@xdata{loop2, editor = {xdata=loop1-editor-1}}\n@xdata{loop3, ids = {loop4}, editor = {xdata=loop4-editor-1}}\n";

TEST(BibtexXdataReferences, StayAsWrittenWhereTheyLeadNowhere) {
  for (const Fault& fault : faults) {
    const std::string bib = with_data("@book{b,\n  title = {T},\n  " + std::string(fault.field) + "}");
    const auto outcome = test::run("biblatex", "biblatex", bib + std::string(circles));
    const std::size_t column = fault.field.find("xdata=") + 3;
    const std::string place = "input:3:" + std::to_string(column) + ": warning";
    EXPECT_TRUE(test::contains(outcome.said, place)) << fault.field << "\n" << outcome.said;
    EXPECT_TRUE(test::contains(outcome.said, fault.said)) << fault.field << "\n" << outcome.said;
    const std::string_view value = fault.field.substr(fault.field.find('{'));
    EXPECT_TRUE(test::contains(outcome.output(), " = " + std::string(value))) << fault.field << "\n"
                                                                              << outcome.output();
  }
}

TEST(BibtexXdataReferences, FaultsOfAnXdataEntryAreSaidThereAlone) {
  const auto outcome = test::run("biblatex", "csl-json",
                                 "@book{b, title = {T}, editor = {xdata=x-editor}}\n"
                                 "@xdata{x,\n  editor = {A Known and xdata=missing-editor-1}}\n");
  EXPECT_TRUE(test::contains(outcome.said, "input:3:25: warning")) << outcome.said;
  EXPECT_EQ(outcome.said.find("[unresolved-parent]"), outcome.said.rfind("[unresolved-parent]")) << outcome.said;
  EXPECT_EQ(families(nlohmann::json::parse(outcome.output())[0], "editor"), "Known, xdata=missing-editor-1");
}

TEST(BibtexXdataReferences, GoOverSixteenStepsWhateverTheKeysAre) {
  for (const bool upwards : {true, false}) {
    std::string bib =
        "@book{b, title = {xdata=k16-title}}\n@book{c, title = {xdata=k17-title}}\n@xdata{k00, title = {End}}\n";
    const auto key = [upwards](int step) {
      const std::string number = std::to_string(100 + (upwards ? step : 99 - step)).substr(1);
      return "k" + number;
    };
    bib = "@book{b, title = {xdata=" + key(16) + "-title}}\n@book{c, title = {xdata=" + key(17) + "-title}}\n@xdata{" +
          key(0) + ", title = {End}}\n";
    for (int step = 1; step < 40; ++step)
      bib += "@xdata{" + key(step) + ", title = {xdata=" + key(step - 1) + "-title}}\n";
    const auto json = nlohmann::json::parse(test::run("biblatex", "csl-json", bib).output());
    EXPECT_EQ(json[0]["title"], "End");
    EXPECT_EQ(json[1]["title"], "xdata=" + key(17) + "-title");
  }
}

TEST(BibtexXdataReferences, FindEntriesInAnyInputWhateverTheBlocksAre) {
  std::string children = "@string{x = {xdata}}\n";
  for (int i = 0; i < 20; ++i) {
    const std::string number = std::to_string(i);
    children += "@book{b" + number + ", title = {xdata=other-title}, author = {xdata=people-author-" + number +
                " and X Y}, editor = x # {=people-author-1}, note = \"xda\" # \"ta=places-note\"}\n";
  }
  const auto whole = test::run(test::builtin_formats(), {{"a.bib", children}, {"b.bib", data}}, to_format("csl-json"));
  EXPECT_EQ(nlohmann::json::parse(whole.output())[0]["title"], "Some Title");
  EXPECT_EQ(nlohmann::json::parse(whole.output())[0]["note"], "xdata=places-note");
  for (const std::size_t block : {1U, 50U, 333U}) {
    ConvertOptions options = to_format("csl-json");
    options.block = block;
    const auto outcome = test::run(test::builtin_formats(), {{"a.bib", children}, {"b.bib", data}}, options);
    EXPECT_EQ(outcome.output(), whole.output()) << block;
    EXPECT_EQ(outcome.said, whole.said) << block;
  }
}

TEST(BibtexXdataReferences, StayFromBibToBib) {
  const std::string bib = with_data(
      "@book{b, author = {Simon Smith and xdata=people-author-1}, title = \"xdata=other-title\",\n"
      "  foreword = {xdata=people-author-2}, location = {xdata=places-location}}");
  for (const std::string_view format : {"bibtex", "biblatex"}) {
    const auto outcome = test::run("biblatex", format, bib);
    EXPECT_TRUE(test::contains(outcome.output(), "= {Simon Smith and xdata=people-author-1},\n")) << outcome.output();
    EXPECT_TRUE(test::contains(outcome.output(), "= \"xdata=other-title\",\n")) << outcome.output();
    EXPECT_TRUE(test::contains(outcome.output(), "= {xdata=people-author-2},\n")) << outcome.output();
    // A list of biblatex is one text in BibTeX.
    const std::string_view places = format == "biblatex" ? "= {xdata=places-location},\n" : "= {A; C},\n";
    EXPECT_TRUE(test::contains(outcome.output(), places)) << outcome.output();
    EXPECT_TRUE(test::contains(outcome.output(), "@xdata{people, author = {Brian Bloom")) << outcome.output();
    EXPECT_EQ(test::run(format, format, outcome.output()).output(), outcome.output())
        << "the second time nothing changes";
    const auto resolved = test::run("biblatex", format, bib, {{"resolve-macros", "true"}}).output();
    EXPECT_TRUE(test::contains(resolved, "= {Simon Smith and Brian Bloom},\n")) << resolved;
    EXPECT_TRUE(test::contains(resolved, "= {Some Title},\n")) << resolved;
    ConvertOptions only = to_format(format);
    only.only = {"b"};
    const std::string alone = test::run(test::builtin_formats(), {{"a.bib", bib}}, only).output();
    EXPECT_TRUE(test::contains(alone, "= {Simon Smith and Brian Bloom},\n")) << alone;
  }
}

TEST(BibtexXdataReferences, AreNotResolvedWithoutCrossref) {
  ConvertOptions options = to_format("csl-json");
  options.reader_options = {{"no-crossref", "true"}};
  const auto outcome =
      test::run(test::builtin_formats(), {{"a.bib", with_data("@book{b, title = {xdata=other-title}}")}}, options);
  EXPECT_EQ(nlohmann::json::parse(outcome.output())[0]["title"], "xdata=other-title");
  EXPECT_EQ(outcome.said, "");
}

TEST(BibtexXdataReferences, ThatStayReferencesAreWrittenAsSuch) {
  constexpr std::string_view bib =
      "@book{b, author = {A Smith and xdata=my_data-author-1}, editor = {xdata=d-editor}, title = "
      "{xdata=my_data-title}}\n";
  for (const std::string_view resolves : {"false", "true"}) {
    ConvertOptions options = to_format("biblatex");
    options.reader_options = {{"no-crossref", std::string(resolves)}};
    const std::string out = test::run(test::builtin_formats(), {{"a.bib", bib}}, options).output();
    EXPECT_TRUE(test::contains(out, "= {A Smith and xdata=my_data-author-1},\n")) << out;
    EXPECT_TRUE(test::contains(out, "= {xdata=d-editor},\n")) << out;
    EXPECT_TRUE(test::contains(out, "= {xdata=my_data-title},\n")) << out;
  }
  ConvertOptions only = to_format("biblatex");
  only.only = {"b"};
  const std::string alone = test::run(test::builtin_formats(), {{"a.bib", bib}}, only).output();
  EXPECT_TRUE(test::contains(alone, "editor        = {xdata=d-editor},\n")) << "in braces it would be none\n" << alone;
}

/// Doubling lists, each of two references to the one before.
TEST(BibtexXdataReferences, NeverExplode) {
  std::string bib = "@book{b, title = {T}, author = {xdata=k40-author}}\n@xdata{k0, author = {A B and C D}}\n";
  for (int i = 1; i <= 40; ++i) {
    const std::string below = "xdata=k" + std::to_string(i - 1) + "-author";
    bib += "@xdata{k" + std::to_string(i) + ", author = {" + below + " and " + below + "}}\n";
  }
  const auto outcome = test::run("biblatex", "csl-json", bib);
  EXPECT_LT(outcome.output().size(), 1000U);
  EXPECT_TRUE(test::contains(outcome.said, "[unresolved-reference]") ||
              test::contains(outcome.said, "[inheritance-circle]"))
      << outcome.said;
  std::string many = "@xdata{k, author = {" + std::string(60000, 'x') + "}}\n@book{b, title = {T}, author = {A B";
  for (int i = 0; i < 1000; ++i) many += " and xdata=k-author-1";
  const auto limited = test::run("biblatex", "csl-json", many + "}}\n");
  EXPECT_LT(limited.output().size(), 200000U);
  EXPECT_TRUE(test::contains(limited.said, "k-author is too long [unresolved-reference]"));
}

}  // namespace
}  // namespace opcit
