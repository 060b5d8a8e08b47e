#include "opcit/convert.h"

#include <gtest/gtest.h>

#include "opcit/error.h"
#include "support/lines_format.h"
#include "support/run.h"

namespace opcit {
namespace {

ConvertOptions to_lines() {
  ConvertOptions options;
  options.from = options.to = &test::lines_format();
  return options;
}

TEST(Convert, PutsSeveralInputsIntoOneOutput) {
  const auto outcome = test::run({}, {{"a", "x One\ny Two\n"}, {"b", "z Three"}}, to_lines());
  EXPECT_EQ(outcome.output(), "<x=One|y=Two|z=Three>");
  EXPECT_EQ(outcome.result.records, 3U);
  EXPECT_EQ(outcome.said, "");
}

TEST(Convert, GivesTheSameBytesAndDiagnosticsForAnyBlockSize) {
  const std::string input =
      "x One\n\n!odd Two\n# remark\nlonger-key Title with WARN in it\n" + std::string(300, 'k') + " t\nx Again\n";
  ConvertOptions options = to_lines();
  options.max_record = 200;
  const auto expected = test::run({}, {{"a", input}}, options);
  EXPECT_NE(expected.said.find("[record-too-large]"), std::string::npos);
  EXPECT_NE(expected.said.find("[duplicate-key]"), std::string::npos);
  for (std::size_t block = 1; block < input.size() + 2; ++block) {
    options.block = block;
    const auto outcome = test::run({}, {{"a", input}}, options);
    ASSERT_EQ(outcome.output(), expected.output()) << block;
    ASSERT_EQ(outcome.said, expected.said) << block;
    ASSERT_EQ(outcome.losses, expected.losses) << block;
  }
}

TEST(Convert, GivesTheSameForAnyNumberOfThreads) {
  std::string input;
  for (int i = 0; i < 2000; ++i) {
    const std::string number = std::to_string(i);
    input += i % 50 == 7   ? "!odd " + number + "\n"
             : i % 50 == 9 ? "# remark " + number + "\n"
             : i % 50 == 3 ? std::string(300, 'k') + "\n"
                           : "k" + std::to_string(i % 1500) + " Title " + (i % 20 == 0 ? "WARN" : number) + "\n";
  }
  const std::vector<test::Bytes> inputs = {{"a", input}, {"empty", ""}, {"b", std::string_view(input).substr(0, 5000)}};
  ConvertOptions options = to_lines();
  options.max_record = 200;
  options.split = 700;
  const auto expected = test::run({}, inputs, options);
  EXPECT_EQ(expected.outputs.size(), 4U);
  for (const unsigned threads : {2U, 3U, 8U, 0U}) {
    for (const std::size_t block : std::vector<std::size_t>{16, 256, 100000}) {
      options.threads = threads;
      options.block = block;
      const auto outcome = test::run({}, inputs, options);
      ASSERT_EQ(outcome.outputs.size(), expected.outputs.size()) << threads << " " << block;
      for (std::size_t i = 0; i < outcome.outputs.size(); ++i)
        ASSERT_EQ(outcome.outputs[i], expected.outputs[i]) << threads << " " << block;
      ASSERT_EQ(outcome.said, expected.said) << threads << " " << block;
      ASSERT_EQ(outcome.losses, expected.losses) << threads << " " << block;
    }
  }
}

TEST(Convert, TellsHowFarItIs) {
  class Listener : public Observer {
   public:
    void diagnostic(const Diagnostic&, const Located&) override {}
    void loss(const Loss&) override {}
    void progress(const Progress& now) override { told.push_back(now); }
    std::vector<Progress> told;
  } listener;
  ConvertOptions options = to_lines();
  options.block = 6;
  std::string out;
  const std::vector<Input> inputs = {
      {"a", [](Diagnostics& said) { return memory_source("a", "x One\ny Two\n", said); }}};
  convert(
      {}, inputs, options, [&](std::uint64_t) { return string_sink(out); }, listener,
      [](const Input&, const std::string&) {});
  ASSERT_EQ(listener.told.size(), 2U);
  EXPECT_EQ(listener.told[0].bytes, 6U);
  EXPECT_EQ(listener.told[0].records, 1U);
  EXPECT_EQ(listener.told[1].bytes, 12U);
  EXPECT_EQ(listener.told[1].records, 2U);
}

/// The array is never closed, which is known only at the end of the input, beyond the head used for detection.
TEST(Convert, KnowsTheEndOfAnInputThatEndsWithABlock) {
  std::string json = "[";
  while (json.size() < 70'000) json += "\n{\"type\":\"book\",\"title\":\"A\"},";
  ConvertOptions options;
  options.from = test::builtin_formats().find("csl-json");
  options.to = test::builtin_formats().find("csl-jsonl");
  const auto expected = test::run(test::builtin_formats(), {{"a", json}}, options);
  EXPECT_NE(expected.said.find("[truncated-input]"), std::string::npos);
  for (const std::size_t block : {json.size() - 1, json.size(), json.size() / 2, json.size() + 1}) {
    options.block = block;
    EXPECT_EQ(test::run(test::builtin_formats(), {{"a", json}}, options).said, expected.said) << block;
  }
}

/// The same for a file with one line, which is cut within it, and a file with many lines.
TEST(Convert, ShowsTheSameOfALineWhereverItIsCut) {
  std::string json = "[";
  for (int i = 0; i < 8; ++i) {
    json += R"({"type":"book","title":"Größe )" + std::to_string(i) + R"(","issued":{"date-parts":[["never"]]}},)";
    if (i % 3 == 2) json += i == 5 ? "7,\n" : std::string(std::size_t{60}, ' ');
  }
  json += "8]";
  ConvertOptions options;
  options.from = test::builtin_formats().find("csl-json");
  options.to = test::builtin_formats().find("csl-jsonl");
  const auto expected = test::run(test::builtin_formats(), {{"a", json}}, options);
  EXPECT_NE(expected.said.find("Größe 1"), std::string::npos) << expected.said;
  EXPECT_NE(expected.said.find("[not-a-record]"), std::string::npos) << expected.said;
  for (std::size_t block = 1; block <= 300; ++block) {
    options.block = block;
    EXPECT_EQ(test::run(test::builtin_formats(), {{"a", json}}, options).said, expected.said) << block;
  }
}

TEST(Convert, SaysWhereThingsAreAndInWhichOrder) {
  const auto outcome = test::run({}, {{"in.lines", "x WARN\n!k t\n"}}, to_lines());
  EXPECT_EQ(outcome.said,
            "in.lines:1:1: note: written in another form: WARN [field-altered]\n  x WARN\n  ^~~~~~\n"
            "  hint: --loss-report FILE lists each\n"
            "in.lines:2:1: warning: value does not fit its field, kept as written: k t [bad-field]\n  !k "
            "t\n  ^~~~\n");
}

TEST(Convert, SkipsARecordOverTheLimitAndGoesOn) {
  ConvertOptions options = to_lines();
  options.max_record = 10;
  const auto outcome = test::run({}, {{"a", "x One\n" + std::string(100000, 'y') + "\nz Two\n"}}, options);
  EXPECT_EQ(outcome.output(), "<x=One|z=Two>");
  EXPECT_NE(outcome.said.find("a:2:1: error"), std::string::npos) << outcome.said;
}

TEST(Convert, ReportsDocumentItemsThatTheTargetHasNoRoomFor) {
  const auto outcome = test::run({}, {{"a", "# remark\nx One\n"}}, to_lines());
  EXPECT_EQ(outcome.output(), "<x=One>");
  EXPECT_EQ(
      outcome.losses,
      "{\"version\":1,\"record\":0,\"key\":\"\",\"field\":\"document\",\"value\":\"# remark\",\"reason\":\"dropped\","
      "\"offset\":0,\"length\":8}\n");
}

TEST(Convert, SplitsTheOutput) {
  ConvertOptions options = to_lines();
  options.split = 2;
  const auto outcome = test::run({}, {{"a", "a 1\nb 2\nc 3\nd 4\ne 5\n"}}, options);
  EXPECT_EQ(outcome.outputs, (std::vector<std::string>{"<a=1|b=2>", "<c=3|d=4>", "<e=5>"}));
  EXPECT_EQ(outcome.said, "");
  options.split = 0;
  EXPECT_NE(test::run({}, {{"a", "a 1\nb 2\nc 3\nd 4\n"}}, options).said.find("[too-many-works]"), std::string::npos);
}

TEST(Convert, WritesAnEmptyFrameForAnEmptyInput) {
  for (const std::string_view empty : {"", " \n\n\t\r\n"}) {
    const auto outcome = test::run({}, {{"a", empty}}, to_lines());
    EXPECT_EQ(outcome.output(), "<>");
    EXPECT_EQ(outcome.said, "a: warning: the input is empty [empty-input]\n");
    EXPECT_FALSE(outcome.result.found_nothing);
  }
}

TEST(Convert, RemarksWithoutRecordsAreAnEmptyInput) {
  const auto outcome = test::run({}, {{"a", "# only\n# remarks\n"}}, to_lines());
  EXPECT_FALSE(outcome.result.found_nothing);
  EXPECT_NE(outcome.said.find("[empty-input]"), std::string::npos);
}

TEST(Convert, DetectsTheFormatOrSaysThatItCannot) {
  Registry registry;
  registry.add(test::lines_format());
  ConvertOptions options = to_lines();
  options.from = nullptr;
  EXPECT_EQ(test::run(registry, {{"a", "%lines\n"}}, options).output(), "<%lines>");
  EXPECT_EQ(test::run(registry, {{"a.lines", "x y\n"}}, options).output(), "<x=y>");
  EXPECT_EQ(test::run(registry, {{"a.lines.gz", "x y\n"}}, options).output(), "<x=y>");
  const auto outcome = test::run(registry, {{"a.txt", "x y\n"}}, options);
  EXPECT_NE(outcome.said.find("a.txt:1:1: error: unknown input format"), std::string::npos) << outcome.said;
  EXPECT_EQ(outcome.output(), "<>");
}

TEST(Convert, LeavesOutWhatIsNotWanted) {
  ConvertOptions options = to_lines();
  options.only = {"b"};
  EXPECT_EQ(test::run({}, {{"a", "a 1\nb 2\n# c\n"}}, options).output(), "<b=2>");
  options = to_lines();
  options.drop = {"title"};
  const auto outcome = test::run({}, {{"a", "a 1\n"}}, options);
  EXPECT_EQ(outcome.output(), "<a>");
  EXPECT_EQ(outcome.losses, "") << "what the user drops is no loss";
  options.drop = {"nonsense"};
  EXPECT_THROW(test::run({}, {{"a", "a 1\n"}}, options), UsageError);
}

TEST(Convert, ConvertsTheOtherInputsWhenOneCannotBeRead) {
  ConvertOptions options = to_lines();
  std::string out;
  const std::vector<Input> inputs = {
      {"missing", [](Diagnostics&) -> std::unique_ptr<Source> { throw IoError("cannot open missing"); }},
      {"b", [](Diagnostics& said) { return memory_source("b", "x y\n", said); }}};
  std::vector<std::string> complaints;
  class Silent : public Observer {
    void diagnostic(const Diagnostic&, const Located&) override {}
    void loss(const Loss&) override {}
  } silent;
  const auto conversion = convert(
      {}, inputs, options, [&](std::uint64_t) { return string_sink(out); }, silent,
      [&](const Input&, const std::string& message) { complaints.push_back(message); });
  conversion.outputs.at(0)->commit();
  EXPECT_EQ(out, "<x=y>");
  EXPECT_EQ(complaints, std::vector<std::string>{"cannot open missing"});
  EXPECT_EQ(conversion.result.inputs_failed, 1U);
}

TEST(Convert, LetsWhatAFormatThrowsThrough) {
  for (const unsigned threads : {1U, 3U}) {
    ConvertOptions options = to_lines();
    options.threads = threads;
    options.block = 8;
    for (const char* bad : {"x THROW\n", "unwritable y\n"}) {
      const std::string input = "a 1\nb 2\nc 3\n" + std::string(bad) + "d 4\ne 5\nf 6\ng 7\n";
      EXPECT_THROW(test::run({}, {{"a", input}}, options), std::runtime_error) << threads << bad;
    }
  }
}

TEST(Convert, RefusesAFormatThatHasNoWriter) {
  Format reader_only = test::lines_format();
  reader_only.writer = nullptr;
  ConvertOptions options = to_lines();
  options.to = &reader_only;
  EXPECT_THROW(test::run({}, {{"a", "x y"}}, options), UsageError);
}

TEST(Registry, RefusesATakenId) {
  Registry registry;
  registry.add(test::lines_format());
  EXPECT_THROW(registry.add(test::lines_format()), std::logic_error);
}

}  // namespace
}  // namespace opcit
