// Every field of biblatex's data model survives a round trip, on an entry of every regular type.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

#include "bibtex/format.h"
#include "bibtex/tables/field_table.h"
#include "bibtex/tables/tags.h"
#include "support/format_run.h"
#include "support/run.h"

namespace opcit::bibtex {
namespace {

struct Sample {
  std::string_view tag;
  std::string_view value;
};
// Fields that do not contain plain text.
constexpr auto samples = std::to_array<Sample>({{"date", "2020-03"},
                                                {"eventdate", "2019-01-02"},
                                                {"origdate", "1990"},
                                                {"urldate", "2021-05-06"},
                                                {"isbn", "978-3-16-148410-0"},
                                                {"issn", "1234-5679"},
                                                {"doi", "10.1/x"},
                                                {"url", "https://example.org/a"},
                                                {"eprinttype", "jstor"},
                                                {"langid", "german"},
                                                {"pages", "1--9"}});
// Fields that the writer gives another name, and fields that are read together with others.
constexpr auto replaced = std::to_array<std::string_view>(
    {"address",      "annote",   "archiveprefix", "articleno",    "arxiv",   "categories", "crossref", "day",
     "entrysubtype", "fjournal", "html",          "hyphenation",  "journal", "keyword",    "lccn",     "month",
     "numpages",     "origyear", "pmc",           "primaryclass", "school",  "xdata",      "year"});

std::string value_of(std::string_view tag) {
  const auto sample = std::ranges::find(samples, tag, &Sample::tag);
  return sample == samples.end() ? "Ann Value" : std::string(sample->value);
}

TEST(BiblatexDataModel, EveryFieldComesBack) {
  for (const std::string_view type : {"article", "book", "inbook", "incollection", "inproceedings", "manual", "misc",
                                      "online", "patent", "periodical", "report", "thesis", "unpublished"}) {
    std::string bib;
    for (const std::string_view tag : known_tags) {
      if (!is_known_field(tag) || std::ranges::find(replaced, tag) != replaced.end()) continue;
      bib +=
          "@" + std::string(type) + "{" + std::string(tag) + ", " + std::string(tag) + " = {" + value_of(tag) + "}}\n";
    }
    // A conversion would copy the entries instead of writing them.
    const test::Read read = test::run_reader(biblatex_format, bib);
    const std::string out = test::run_writer(biblatex_format, read.items).text;
    for (const std::string_view tag : known_tags) {
      if (!is_known_field(tag) || std::ranges::find(replaced, tag) != replaced.end()) continue;
      const std::string entry = "@" + std::string(type) + "{" + std::string(tag) + ",\n  ";
      const std::size_t at = out.find(entry);
      ASSERT_NE(at, std::string::npos) << type << " " << tag;
      const std::string lines = out.substr(at, out.find("\n}", at) - at);
      EXPECT_NE(lines.find("\n  " + std::string(tag) + " "), std::string::npos) << lines;
      EXPECT_NE(lines.find("= {" + value_of(tag) + "},"), std::string::npos) << lines;
    }
  }
}

}  // namespace
}  // namespace opcit::bibtex
