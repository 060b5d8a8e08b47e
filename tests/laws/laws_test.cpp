/// The laws for every format (ARCHITECTURE.md), over all samples and generated records.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <set>

#include "laws/samples.h"
#include "support/exact_format.h"
#include "support/run.h"

namespace opcit::test {
namespace {

Outcome convert_sample(const Sample& sample, const Format& to, std::size_t block = std::size_t{1} << 18,
                       unsigned threads = 1) {
  ConvertOptions options;
  options.from = sample.format;
  options.to = &to;
  options.reader_options = {{"as-of", "2026-11-22"}};
  options.block = block;
  options.threads = threads;
  return run(all_formats(), {{sample.name, sample.text}}, options);
}

/// Each sample, converted to each format that can be written, as a sample of that format.
const std::vector<Sample>& written_samples() {
  static const std::vector<Sample> list = [] {
    std::vector<Sample> all;
    for (const Sample& sample : samples()) {
      for (const Format* target : writable_formats()) {
        all.push_back(
            {sample.name + " -> " + std::string(target->id), target, convert_sample(sample, *target).output()});
      }
    }
    return all;
  }();
  return list;
}

/// The first line in which two texts differ, and the line before it.
std::string difference(const std::string& a, const std::string& b) {
  if (a == b) return {};
  const std::size_t at =
      static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  const auto around = [at](const std::string& text) {
    std::size_t begin = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
    if (begin != std::string::npos && begin > 0) begin = text.rfind('\n', begin - 1);
    begin = begin == std::string::npos ? 0 : begin + 1;
    return text.substr(begin, std::min(text.find('\n', at), at + 300) - begin);
  };
  return "--- " + around(a) + "\n+++ " + around(b);
}

TEST(Laws, BlocksAndThreadsDoNotMatter) {
  std::vector<Sample> all = samples();
  all.insert(all.end(), written_samples().begin(), written_samples().end());
  for (const Sample& sample : all) {
    const Outcome whole = convert_sample(sample, exact_format());
    const bool small = sample.text.size() < 8000;
    for (const std::size_t block :
         small ? std::vector<std::size_t>{1, 2, 3, 7, 64, 1000} : std::vector<std::size_t>{1, 4096}) {
      const unsigned threads = static_cast<unsigned>(1 + block % 3);
      const Outcome parts = convert_sample(sample, exact_format(), block, threads);
      ASSERT_EQ(difference(parts.output(), whole.output()), "") << sample.name << ", block " << block;
      ASSERT_EQ(difference(parts.said, whole.said), "") << sample.name << ", block " << block;
    }
  }
}

TEST(Laws, ThreadsDoNotMatterToAnyWriter) {
  for (const Sample& sample : samples()) {
    for (const Format* target : writable_formats()) {
      const Outcome alone = convert_sample(sample, *target, 512, 1);
      const Outcome together = convert_sample(sample, *target, 512, 4);
      ASSERT_EQ(difference(together.output(), alone.output()), "") << sample.name << " -> " << target->id;
      ASSERT_EQ(difference(together.said, alone.said), "") << sample.name << " -> " << target->id;
      ASSERT_EQ(difference(together.losses, alone.losses), "") << sample.name << " -> " << target->id;
    }
  }
}

TEST(Laws, WhatWasWrittenIsWrittenAgain) {
  std::map<std::string_view, std::set<std::string>> differing;
  for (const Sample& sample : written_samples()) {
    const std::string again = convert_sample(sample, *sample.format).output();
    if (again == sample.text) continue;
    differing[sample.format->id].insert(sample.name);
    if (is_known_gap("again", sample.format->id, sample.name)) continue;
    ADD_FAILURE() << "again " << sample.format->id << " " << sample.name << "\n" << difference(again, sample.text);
  }
  for (const Format* format : writable_formats()) expect_no_stale_gap("again", format->id, differing[format->id]);
}

TEST(Laws, WhatWasWrittenIsReadWithoutComplaint) {
  for (const Sample& sample : written_samples()) {
    if (sample.name.starts_with("generated")) continue;
    const Outcome read = convert_sample(sample, exact_format());
    EXPECT_EQ(read.said.find("error:"), std::string::npos) << sample.name << "\n" << read.said;
  }
}

TEST(Laws, EveryPrefixIsSurvived) {
  const Format& json = *all_formats().find("csl-json");
  const Format& xml = *all_formats().find("orcid");
  for (const Sample& sample : samples()) {
    if (sample.format == &exact_format()) continue;
    for (std::size_t size = 0; size < sample.text.size(); ++size) {
      const Sample prefix{sample.name, sample.format, sample.text.substr(0, size)};
      // Without a record, nothing is written; in its own format, a broken text stays as it is.
      const std::string written = convert_sample(prefix, json).output();
      ASSERT_TRUE(written.empty() || sample.format == &json || nlohmann::json::accept(written))
          << sample.name << " " << size;
      if (size % 16 != 0) continue;
      pugi::xml_document document;
      const std::string works = convert_sample(prefix, xml).output();
      ASSERT_TRUE(works.empty() || sample.format == &xml || document.load_string(works.c_str()))
          << sample.name << " " << size;
    }
  }
}

TEST(Laws, OneSnifferKnowsASample) {
  for (const Sample& sample : samples()) {
    if (sample.format == &exact_format()) continue;
    const bool is_bib = sample.format->id == "biblatex" || sample.format->id == "bibtex";
    const std::string_view wanted = is_bib ? "bib" : sample.format->id;
    const Format* detected = builtin_formats().detect("", sample.text);
    ASSERT_NE(detected, nullptr) << sample.name;
    EXPECT_EQ(detected->id, wanted) << sample.name;
    for (const Format* format : builtin_formats().all()) {
      if (format->sniff == nullptr || format->id == wanted) continue;
      EXPECT_NE(format->sniff(sample.text), Match::sure) << sample.name << " is no " << format->id;
    }
  }
}

}  // namespace
}  // namespace opcit::test
