#include "model/citation_key.h"

#include <gtest/gtest.h>

#include "opcit/error.h"
#include "support/records.h"

namespace opcit {
namespace {

struct Paper {
  std::vector<std::string_view> authors;
  int year;
  std::string_view title;
};

std::string key_of(const Paper& paper, std::string_view pattern = KeyTemplate::fallback) {
  Batch batch;
  RecordBuilder builder(batch);
  builder.begin({});
  builder.names(Field::author, test::people(batch.arena, paper.authors));
  if (paper.year != 0) builder.date(Field::issued, test::day(paper.year, 9, 2));
  builder.text(Field::title, paper.title);
  builder.category({"arxiv", "cs.LG", true, {}});
  builder.identifier({.scheme = Scheme::arxiv, .value = "2409.13598"});
  return KeyTemplate(pattern).fill(*builder.finish());
}

TEST(CitationKey, IsAuthorYearAndFirstTellingWord) {
  EXPECT_EQ(key_of({{"Johannes|Schmude"}, 2024, "Prithvi WxC: Foundation Model"}), "schmude2024prithvi");
  EXPECT_EQ(key_of({{"Jiwoo|Hong"}, 2025, "On the Robustness of Reward Models"}), "hong2025robustness");
  EXPECT_EQ(key_of({{"Hamed|Firooz"}, 2025, "360Brew: A Decoder-only Model"}), "firooz2025360brew");
  EXPECT_EQ(key_of({{"Denny|O'Shea"}, 2025, "What Is It"}), "oshea2025what");
}

TEST(CitationKey, IsAsciiWhateverTheScript) {
  EXPECT_EQ(key_of({{"Karl|Müller-Łukasiewicz"}, 2020, "Über Größe"}), "mullerlukasiewicz2020uber");
  for (const char c : key_of({{"小明|王"}, 2020, "机器学习"})) EXPECT_LT(static_cast<unsigned char>(c), 0x80);
}

TEST(CitationKey, MakesDoWithWhatThereIs) {
  EXPECT_EQ(key_of({{}, 0, ""}, "{author}{year}"), "anon");
  EXPECT_EQ(key_of({{"|ATLAS Collaboration"}, 2012, ""}), "atlas2012");
  EXPECT_EQ(key_of({{}, 2012, "Observation"}), "2012observation");
}

TEST(CitationKey, TemplatesCombinePlaceholdersAndModifiers) {
  const Paper paper{{"Ada|Lovelace", "Charles|Babbage"}, 1843, "Sketch of the Analytical Engine"};
  EXPECT_EQ(key_of(paper, "{author:capital}:{year}-{title:2:capital}"), "Lovelace:1843-SketchAnalytical");
  EXPECT_EQ(key_of(paper, "{authors}{month}{day}"), "lovelacebabbage0902");
  EXPECT_EQ(key_of(paper, "{author:3:upper}"), "LOV");
  EXPECT_EQ(key_of(paper, "{category}/{arxiv}"), "cs.LG/2409.13598");
}

TEST(CitationKey, RefusesTemplatesItDoesNotUnderstand) {
  for (const std::string_view pattern : {"{nonsense}", "{author", "{title:0}", "{title:big}", "a b", "{author},", ""}) {
    EXPECT_THROW(KeyTemplate{pattern}, UsageError) << pattern;
  }
}

}  // namespace
}  // namespace opcit
