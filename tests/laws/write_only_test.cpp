/// The laws of write-only formats: the result does not depend on the order of work, and each word of a record is
/// in the output or in the loss report.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "base/ascii.h"
#include "laws/samples.h"
#include "opcit/audit.h"
#include "support/exact_format.h"
#include "support/run.h"

namespace opcit::test {
namespace {

Outcome written(const Sample& sample, const Format& to, std::size_t block, unsigned threads) {
  ConvertOptions options;
  options.from = sample.format;
  options.to = &to;
  options.reader_options = {{"as-of", "2026-11-22"}};
  options.block = block;
  options.threads = threads;
  return run(all_formats(), {{sample.name, sample.text}}, options);
}

/// Words of at least four ASCII letters. Escapes, macros and line ends of the formats do not divide them.
std::set<std::string> words_of(std::string_view text) {
  constexpr std::size_t shortest = 4;
  std::set<std::string> words;
  std::string word;
  bool plain = true;
  const auto end = [&] {
    if (plain && word.size() >= shortest) words.insert(word);
    word.clear();
    plain = true;
  };
  for (const char c : text) {
    const bool beyond = (static_cast<unsigned char>(c) & 0x80U) != 0;
    if (!ascii::is_letter(c) && !beyond) {
      end();
      continue;
    }
    plain &= !beyond;
    word += c;
  }
  end();
  return words;
}

std::set<std::string> fields_lost(const std::string& losses) {
  std::set<std::string> fields;
  std::istringstream lines(losses);
  for (std::string line; std::getline(lines, line);)
    fields.insert(nlohmann::json::parse(line)["field"].get<std::string>());
  return fields;
}

struct Found {
  std::string key;
  std::vector<std::pair<std::string, std::string>> parts;  // field, value
};

std::vector<Found> records_of(const Sample& sample) {
  std::vector<Found> found;
  ConvertOptions options;
  options.from = sample.format;
  Diagnostics said;
  const Input input{sample.name,
                    [&](Diagnostics& decoding) { return memory_source(sample.name, sample.text, decoding); }};
  class Deaf final : public Observer {
    void diagnostic(const Diagnostic& /*said*/, const Located& /*where*/) override {}
    void loss(const Loss& /*loss*/) override {}
  } deaf;
  const auto visit = [&](const Record& record) {
    Found one{std::string(record.key), {}};
    for (const FieldValue& part : record.fields) {
      if (part.inherited || std::holds_alternative<Date>(part.value)) continue;
      one.parts.emplace_back(spelling(part.field), plain_value(part.value));
    }
    found.push_back(std::move(one));
  };
  read_records(all_formats(), {&input, 1}, options, visit, deaf, [](const Input&, const std::string&) {});
  return found;
}

class WriteOnly : public testing::TestWithParam<const Format*> {};

TEST_P(WriteOnly, BlocksAndThreadsDoNotMatter) {
  for (const Sample& sample : samples()) {
    const Outcome whole = written(sample, *GetParam(), std::size_t{1} << 18, 1);
    for (const unsigned threads : {1U, 4U}) {
      const Outcome parts = written(sample, *GetParam(), 512, threads);
      EXPECT_EQ(parts.output(), whole.output()) << sample.name;
      EXPECT_EQ(parts.losses, whole.losses) << sample.name;
    }
  }
}

TEST_P(WriteOnly, EachWordIsWrittenOrLost) {
  std::size_t written_parts = 0;
  for (const Sample& sample : samples()) {
    if (sample.name == "generated nasty") continue;  // its values consist of markup instead of words
    const Outcome outcome = written(sample, *GetParam(), std::size_t{1} << 18, 1);
    const std::set<std::string> lost = fields_lost(outcome.losses);
    for (const Found& record : records_of(sample)) {
      for (const auto& [field, value] : record.parts) {
        if (lost.contains(field)) continue;
        ++written_parts;
        for (const std::string& word : words_of(value)) {
          EXPECT_TRUE(contains(outcome.output(), word))
              << GetParam()->id << " of " << sample.name << " " << record.key << ": " << field << " = " << value;
        }
      }
    }
  }
  EXPECT_GT(written_parts, 0U);
}

TEST_P(WriteOnly, NothingPrivateIsWritten) {
  const std::string text =
      "@article{one, author = {Doe, Jane}, title = {Shown}, journal = {Journal}, year = 2020, owner = {zzowner},\n"
      " timestamp = {zztime}, review = {zzreview}, comment-jane = {zzcomment}, annote = {zznote},\n"
      " file = {:/home/zzfile/one.pdf:PDF}, abstract = {zzabstract}}";
  const Sample sample{"private.bib", all_formats().find("bibtex"), text};
  const Outcome outcome = written(sample, *GetParam(), std::size_t{1} << 18, 1);
  EXPECT_TRUE(contains(outcome.output(), "Shown"));
  EXPECT_FALSE(contains(outcome.output(), "zz")) << outcome.output();
  for (const std::string_view word : {"zzowner", "zztime", "zzreview", "zzcomment", "zznote", "zzfile", "zzabstract"})
    EXPECT_TRUE(contains(outcome.losses, word)) << word << "\n" << outcome.losses;
}

TEST_P(WriteOnly, AnEmptyInputIsWholeOutput) {
  const Sample sample{"empty.json", all_formats().find("csl-json"), "[]"};
  const Outcome outcome = written(sample, *GetParam(), std::size_t{1} << 18, 1);
  const std::string id(GetParam()->id);
  if (id == "json-resume") {
    EXPECT_TRUE(nlohmann::json::accept(outcome.output()));
  }
  if (id == "rendercv" || id == "cff") {
    EXPECT_TRUE(outcome.output().ends_with(": []\n"));
  }
  if (id == "html") {
    EXPECT_TRUE(outcome.output().ends_with("</html>\n"));
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, WriteOnly, testing::ValuesIn(write_only_formats()), [](const auto& each) {
  std::string name(each.param->id);
  std::erase(name, '-');
  return name;
});

}  // namespace
}  // namespace opcit::test
