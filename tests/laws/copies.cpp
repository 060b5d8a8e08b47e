#include "laws/copies.h"

#include <gtest/gtest.h>

namespace opcit::test {

std::vector<Sample> editable_samples(std::vector<Sample> own) {
  for (const Sample& sample : samples()) {
    for (const Format* target : writable_formats()) {
      if (target->editor == nullptr || target == sample.format) continue;
      ConvertOptions options;
      options.from = sample.format;
      options.to = target;
      options.reader_options = {{"as-of", "2026-11-22"}};
      const Outcome written = run(all_formats(), {{sample.name, sample.text}}, options);
      own.push_back({sample.name + " -> " + std::string(target->id), target, written.output()});
    }
    if (sample.format->editor != nullptr) own.push_back(sample);
  }
  return own;
}

const Format& kept_as(const Sample& sample) {
  const Format* bib = all_formats().find("bib");
  return bib->editor(*sample.format, {}) != nullptr ? *bib : *sample.format;
}

Outcome copy(const Sample& sample, ConvertOptions options, std::size_t block) {
  options.from = sample.format;
  options.to = &kept_as(sample);
  options.block = block;
  options.threads = static_cast<unsigned>(1 + block % 3);
  return run(all_formats(), {{sample.name, sample.text}}, options);
}

const std::vector<Change>& changes() {
  static const std::vector<Change> list = {
      {"drop abstract", [](ConvertOptions& options) { options.drop = {"abstract"}; }},
      {"drop author", [](ConvertOptions& options) { options.drop = {"author"}; }},
      {"drop DOI", [](ConvertOptions& options) { options.drop = {"DOI"}; }},
      {"title case", [](ConvertOptions& options) { options.title_case = TitleCase::sentence; }},
  };
  return list;
}

std::string changed(const Sample& sample, const Change& change, std::size_t block) {
  ConvertOptions options;
  change.set(options);
  return copy(sample, options, block).output();
}

void expect_identity(const Sample& sample) {
  const std::vector<std::size_t> blocks =
      sample.text.size() < 8000 ? std::vector<std::size_t>{1, 7, 64, 1 << 18} : std::vector<std::size_t>{4096, 1 << 18};
  for (const std::size_t block : blocks) {
    const Outcome copied = copy(sample, {}, block);
    ASSERT_EQ(copied.output(), sample.text) << sample.name << ", block " << block;
    ASSERT_EQ(copied.losses, "") << sample.name;
  }
}

void expect_once(const Sample& sample, const Change& change) {
  const std::string once = changed(sample, change);
  for (const std::size_t block : {std::size_t{7}, std::size_t{64}}) {
    if (sample.text.size() >= 8000) continue;
    EXPECT_EQ(changed(sample, change, block), once) << sample.name << ", " << change.name << ", block " << block;
  }
  const Sample again{sample.name, sample.format, once};
  EXPECT_EQ(changed(again, change), once) << sample.name << ", " << change.name << ", the second time";
}

std::string with_changes(std::string text, const std::vector<std::pair<std::string, std::string>>& changes) {
  for (const auto& [from, to] : changes) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace opcit::test
