// Parents can be anywhere: later in the file, in another input, in a pipe.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/run.h"

namespace opcit {
namespace {

ConvertOptions to(std::string_view format) {
  ConvertOptions options;
  options.to = test::builtin_formats().find(format);
  options.from = test::builtin_formats().find("bibtex");
  return options;
}

constexpr std::string_view child = "@inproceedings{c, title = {T}, crossref = {p}}\n";
constexpr std::string_view parent = "@proceedings{p, title = {Proceedings}, publisher = pub, year = 2020}\n";
constexpr std::string_view macro = "@string{pub = {Press}}\n";

nlohmann::json record(const test::Outcome& outcome, std::string_view key) {
  for (const auto& record : nlohmann::json::parse(outcome.output())) {
    if (record["id"] == key) return record;
  }
  return {};
}

TEST(BibtexInheritance, FindsParentsInAnyInputOfTheCommand) {
  for (const bool later : {true, false}) {
    const test::Bytes with_child{"a.bib", child};
    const std::string family = std::string(macro) + std::string(parent);
    const test::Bytes with_parent{"b.bib", family};
    const auto outcome = later ? test::run(test::builtin_formats(), {with_child, with_parent}, to("csl-json"))
                               : test::run(test::builtin_formats(), {with_parent, with_child}, to("csl-json"));
    EXPECT_EQ(record(outcome, "c")["container-title"], "Proceedings") << later;
    EXPECT_EQ(record(outcome, "c")["publisher"], "Press") << later;
    EXPECT_EQ(outcome.said, "") << later;
  }
}

TEST(BibtexInheritance, InputsAreOneDatabaseOfMacros) {
  const auto outcome =
      test::run(test::builtin_formats(), {{"strings.bib", macro}, {"refs.bib", parent}}, to("csl-json"));
  EXPECT_EQ(record(outcome, "p")["publisher"], "Press");
  EXPECT_EQ(outcome.said.find("[undefined-macro]"), std::string::npos) << outcome.said;
}

TEST(BibtexInheritance, TheSameForAllSizesOfBlocks) {
  std::string bib = std::string(macro);
  for (int i = 0; i < 20; ++i) bib += "@misc{m" + std::to_string(i) + ", title = {Filler}}\n";
  bib += std::string(child) + "@misc{last, title = {L}}\n" + std::string(parent);
  const auto whole = test::run(test::builtin_formats(), {{"a.bib", bib}}, to("csl-json"));
  for (const std::size_t block : {1U, 50U, 333U}) {
    ConvertOptions options = to("csl-json");
    options.block = block;
    const auto outcome = test::run(test::builtin_formats(), {{"a.bib", bib}}, options);
    EXPECT_EQ(outcome.output(), whole.output()) << block;
    EXPECT_EQ(outcome.said, whole.said) << block;
  }
}

TEST(BibtexInheritance, IsWrittenToTheChildInOtherFamiliesOnly) {
  const std::string bib = std::string(child) + std::string(macro) + std::string(parent);
  const auto outcome = test::run("bibtex", "bibtex", bib);
  const std::string first = outcome.output().substr(0, outcome.output().find('}', outcome.output().find("crossref")));
  EXPECT_NE(first.find("crossref"), std::string::npos);
  EXPECT_EQ(first.find("Proceedings"), std::string::npos) << "stays with the parent";
}

/// Without this limit, a few kilobytes could expand to gigabytes.
TEST(BibtexInheritance, LongFieldsOfOneParentAreHandedDownToFew) {
  const std::string note(std::size_t{20} << 10, 'n');
  const std::string book = "@book{p, title = {P}, note = {" + note + "}, publisher = {Press}}\n";
  for (const std::size_t heirs : {3U, 3000U}) {
    std::string bib = book;
    for (std::size_t i = 0; i < heirs; ++i) bib += "@inbook{c" + std::to_string(i) + ", crossref = {p}}\n";
    const auto outcome = test::run("bibtex", "csl-json", bib);
    const bool few = heirs == 3;
    EXPECT_EQ(record(outcome, "c2")["publisher"], "Press");
    EXPECT_EQ(record(outcome, "c2").value("note", ""), few ? note : "");
    EXPECT_EQ(outcome.said.find("[inheritance-too-long]") == std::string::npos, few);
    EXPECT_LT(outcome.output().size(), std::size_t{2} << 20);
  }
}

TEST(BibtexInheritance, AnEntryInheritsNoMoreThanTheLimit) {
  const std::string text(std::size_t{40} << 10, 'n');
  const std::string bib = "@book{p, note = {" + text + "}, crossref = {q}}\n@book{q, abstract = {" + text +
                          "}, publisher = {Press}}\n@inbook{c, crossref = {p}}\n";
  const auto outcome = test::run("bibtex", "csl-json", bib);
  EXPECT_EQ(record(outcome, "c")["note"], text);
  EXPECT_EQ(record(outcome, "c")["publisher"], "Press");
  EXPECT_FALSE(record(outcome, "c").contains("abstract"));
  EXPECT_NE(outcome.said.find("input:3:1: warning"), std::string::npos) << outcome.said;
  EXPECT_NE(outcome.said.find("[inheritance-too-long]"), std::string::npos) << outcome.said;
}

TEST(BibtexInheritance, CirclesAndMissingParentsAreSaidWhereTheyAreNamed) {
  const auto circle = test::run("bibtex", "csl-json", "@book{a,\n  crossref = {a},\n  title = {A}}\n");
  EXPECT_NE(circle.said.find("input:2:14: warning"), std::string::npos) << circle.said;
  EXPECT_NE(circle.said.find("[inheritance-circle]"), std::string::npos) << circle.said;
  const auto missing =
      test::run("bibtex", "csl-json", "@book{a,\n  xdata = {x, y},\n  title = {A}}\n@xdata{y, note={N}}\n");
  EXPECT_NE(missing.said.find("nothing inherited: x [unresolved-parent]"), std::string::npos) << missing.said;
  EXPECT_EQ(nlohmann::json::parse(missing.output())[0]["note"], "N") << "the other one is found";
}

TEST(BibtexInheritance, GoesOverSeveralGenerations) {
  const auto outcome =
      test::run("bibtex", "csl-json",
                "@inbook{c, title = {Part}, crossref = {b}}\n@book{b, title = {Book}, crossref = {m}}\n"
                "@mvbook{m, title = {Whole}, publisher = {P}}\n");
  const auto part = record(outcome, "c");
  EXPECT_EQ(part["container-title"], "Whole");
  EXPECT_EQ(part["volume-title"], "Book");
  EXPECT_EQ(part["publisher"], "P");
}

/// A source that can be read only once, like a pipe.
class Once final : public Source {
 public:
  explicit Once(std::string_view bytes) : bytes_(bytes) {}
  std::string_view name() const override { return "<stdin>"; }
  std::size_t read(std::span<char> room) override {
    const std::size_t got = bytes_.copy(room.data(), std::min<std::size_t>(room.size(), 100));
    bytes_.remove_prefix(got);
    return got;
  }

 private:
  std::string_view bytes_;
};

class Silent final : public Observer {
 public:
  void diagnostic(const Diagnostic&, const Located&) override { ++said; }
  void loss(const Loss&) override {}
  int said = 0;
};

TEST(BibtexInheritance, ReadsAPipeOnceOnly) {
  std::string bib(child);
  for (int i = 0; i < 500; ++i) bib += "@misc{m" + std::to_string(i) + ", title = {Filler}}\n";
  bib += std::string(macro) + std::string(parent);
  int opened = 0;
  const Input pipe{.name = "<stdin>",
                   .open =
                       [&](Diagnostics&) {
                         ++opened;
                         return std::make_unique<Once>(bib);
                       },
                   .repeatable = false};
  std::string out;
  Silent silent;
  const auto conversion = convert(
      test::builtin_formats(), {&pipe, 1}, to("csl-json"), [&](std::uint64_t) { return string_sink(out); }, silent,
      [](const Input&, const std::string&) { FAIL(); });
  for (const auto& sink : conversion.outputs) sink->commit();
  EXPECT_EQ(opened, 1);
  EXPECT_EQ(silent.said, 0);
  EXPECT_EQ(conversion.result.records, 502U);
  EXPECT_EQ(nlohmann::json::parse(out)[0]["publisher"], "Press");
}

}  // namespace
}  // namespace opcit
