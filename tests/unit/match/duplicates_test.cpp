// Pairs of records, labelled by hand: duplicates, possible duplicates and different works, in forms that occur in real
// libraries.
#include "match/duplicates.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>

#include "opcit/convert.h"
#include "support/run.h"
#include "support/source_dir.h"

namespace opcit::match {
namespace {

class Silent final : public Observer {
 public:
  void diagnostic(const Diagnostic&, const Located&) override {}
  void loss(const Loss&) override {}
};

std::vector<Brief> briefs_of(const std::string& bib) {
  std::vector<Brief> briefs;
  const Input input{.name = "a.bib", .open = [&](Diagnostics& said) { return memory_source("a.bib", bib, said); }};
  Silent silent;
  read_records(
      test::builtin_formats(), std::span(&input, 1), {},
      [&](const Record& record) { briefs.push_back(brief_of(record)); }, silent,
      [](const Input&, const std::string&) {});
  return briefs;
}

Likeness likeness(const std::string& a, const std::string& b) {
  const std::vector<Brief> briefs = briefs_of("@" + a + "\n@" + b + "\n");
  return briefs.size() == 2 ? compare(briefs[0], briefs[1]).likeness : Likeness::different;
}

struct PairRow {
  const char* a;
  const char* b;
  const char* note;
};

TEST(Duplicates, AreJoined) {
  constexpr PairRow rows[] = {
      {"article{a, title={On Tea}, author={Ann Lee}, year=2020, doi={10.1000/TEA}}",
       "misc{b, title={On tea.}, doi={10.1000/tea}}", "one DOI"},
      {"misc{a, title={Deep Tea}, author={Ann Lee}, eprint={2409.13598v2}, archivePrefix={arXiv}}",
       "misc{b, title={Deep Tea}, doi={10.48550/arXiv.2409.13598}}", "one arXiv id"},
      {"article{a, title={The Chemistry of Green Tea}, author={Lee, Ann}, journal={Journal of Tea}, year=2019, "
       "pages={12--34}}",
       "article{b, title={{The chemistry of green tea}}, author={A. Lee}, journal={J. Tea}, year=2019, pages={12-34}}",
       "abbreviations"},
      {"article{a, title={Steeping Times in Practice}, author={Lee, Ann and Ng, Bo}, journal={Proceedings of the "
       "National Academy of Sciences}, volume=3, year=2011}",
       "article{b, title={Steeping times in practice}, author={Lee, A. and Ng, B.}, journal={PNAS}, volume=3, "
       "year=2011}",
       "acronym"},
      {"article{a, title={Water Hardness Governs Taste}, author={Lee, Ann and Ng, Bo}, journal={Taste}, pages={5--9}, "
       "year=2001}",
       "article{b, title={Water hardness governs taste}, author={Lee, A. and Ng, B.}, year=2001}", "one has no venue"},
      {"article{a, title={Na{\\\"\\i}ve Tasting of Th\\'e Vert}, author={M{\\\"u}ller, J{\\\"o}rg}, journal={Taste}, "
       "pages={1--2}, year=2001}",
       "article{b, title={Na\u00EFve Tasting of Th\u00E9 Vert}, author={M\u00FCller, J.}, journal={Taste}, "
       "pages={1--2}, year=2001}",
       "TeX and Unicode"},
      {"book{a, title={A History of Tea}, author={Ann Lee}, year=1999, isbn={978-3-16-148410-0}}",
       "book{b, title={A history of tea}, author={Lee, A.}, year=1999, isbn={9783161484100}}", "one ISBN"},
      {"article{a, title={Short Lists: A Case of Long Names}, author={Lee, Ann and others}, journal={Taste}, "
       "pages={7--9}, year=2003}",
       "article{b, title={Short Lists}, author={Lee, Ann and Ng, Bo}, journal={Taste}, pages={7--9}, "
       "year=2003}",
       "subtitle and others"},
      {"article{a, title={Growing Tea on Steep Slopes}, author={A. Lee; B. Ng}, year=2007}",
       "article{b, title={Growing Tea on Steep Slopes}, author={Lee, Ann and Ng, Bo}, journal={Hills}, year=2007}",
       "semicolons"},
  };
  for (const PairRow& row : rows) EXPECT_EQ(likeness(row.a, row.b), Likeness::same) << row.note;
}

TEST(Duplicates, AreKeptApart) {
  constexpr PairRow rows[] = {
      {"article{a, title={On Green Tea}, author={Ann Lee}, journal={Taste}, year=2020, doi={10.1000/1}}",
       "article{b, title={On Green Tea}, author={Ann Lee}, journal={Taste}, year=2020, doi={10.1000/2}}", "DOIs"},
      {"article{a, title={On Green Tea}, author={Ann Lee}, journal={Taste}, year=2020}",
       "article{b, title={Erratum: On Green Tea}, author={Ann Lee}, journal={Taste}, year=2020}", "erratum"},
      {"article{a, title={On Green Tea}, author={Ann Lee}, journal={Taste}, year=2020}",
       "article{b, title={Reply to On Green Tea}, author={Ann Lee}, journal={Taste}, year=2020}", "reply"},
      {"article{a, title={On Green Tea I}, author={Ann Lee}, journal={Taste}, year=2020}",
       "article{b, title={On Green Tea II}, author={Ann Lee}, journal={Taste}, year=2020}", "series parts"},
      {"article{a, title={On Green Tea}, author={Ann Lee}, journal={Taste}, year=2020}",
       "inproceedings{b, title={On Green Tea}, author={Ann Lee}, booktitle={Proc. Conf. on Drinks}, year=2020}",
       "conference and journal"},
      {"article{a, title={On Green Tea}, author={Ann Lee}, journal={Taste}, year=2020}",
       "article{b, title={On Green Tea}, author={Ann Lee}, journal={Taste}, year=2021}", "another year"},
      {"book{a, title={A History of Tea}, author={Ann Lee}, year=1999, edition={1}}",
       "book{b, title={A History of Tea}, author={Ann Lee}, year=1999, edition={2}}", "editions"},
      {"article{a, title={Editorial}, author={Ann Lee}, journal={Taste}, year=2020}",
       "article{b, title={Editorial}, author={Ann Lee}, journal={Taste}, year=2020}", "editorials"},
      {"misc{a, title={Deep Green Tea}, author={Ann Lee}, eprint={2409.13598}, archivePrefix={arXiv}, year=2024}",
       "article{b, title={Deep Green Tea}, author={Ann Lee}, journal={Taste}, year=2024}", "preprint"},
      {"inbook{a, title={Milk in China}, author={Ann Lee}, booktitle={All}, year=2000, doi={10.1000/book}}",
       "inbook{b, title={Sugar in India}, author={Bo Ng}, booktitle={All}, year=2000, doi={10.1000/book}}",
       "the DOI of a book"},
      {"phdthesis{a, title={Green Tea in Theory}, author={Ann Lee}, school={U}, year=2000}",
       "article{b, title={Green Tea in Theory}, author={Ann Lee}, journal={Taste}, year=2000}", "thesis"},
      {"article{a, title={Green Tea in Theory}, author={Ann Lee}, journal={Taste}, pages={1--9}, year=2000}",
       "article{b, title={Green Tea in Theory}, author={Ann Lee}, journal={Taste}, pages={11--19}, year=2000}",
       "two parts of a volume"},
      {"article{a, title={Green Tea in Theory}, author={Lee, Ann}, journal={Taste}, year=2000}",
       "article{b, title={Green Tea in Theory}, author={Lee, Bo}, journal={Taste}, year=2000}", "namesakes"},
      {"techreport{a, title={Green Tea in Theory}, author={Lee, Ann}, institution={U}, number={1}, year=2000}",
       "techreport{b, title={Green Tea in Theory}, author={Lee, Ann}, institution={U}, number={2}, year=2000}",
       "report numbers"},
      {"misc{a, title={Unknown}, author={Unknown}, year=2000}", "misc{b, title={Unknown}, author={Unknown}, year=2000}",
       "placeholders"},
  };
  for (const PairRow& row : rows) EXPECT_NE(likeness(row.a, row.b), Likeness::same) << row.note;
}

std::vector<std::string> split(std::string_view line, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = line.find(separator);
    std::string part(line.substr(0, end));
    part.erase(0, part.find_first_not_of(' '));
    while (part.ends_with(' ')) part.pop_back();
    parts.push_back(std::move(part));
    if (end != std::string_view::npos) line.remove_prefix(end + separator.size());
  }
  return parts;
}

/// Type first; then the fields of an entry.
using Fields = std::vector<std::pair<std::string, std::string>>;

void set(Fields& fields, const std::string& name, const std::string& value) {
  const auto found = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
  if (found != fields.end()) {
    found->second = value;
  } else {
    fields.emplace_back(name, value);
  }
}

Fields labelled_work(std::string_view line) {
  const std::map<std::string, std::string> venues = {
      {"article", "journal"}, {"inproceedings", "booktitle"}, {"incollection", "booktitle"},
      {"book", "publisher"},  {"techreport", "institution"},  {"phdthesis", "school"},
      {"misc", "note"}};
  const std::vector<std::string> parts = split(line, "|");
  const std::vector<std::string> names = {"type",   "author", "title", venues.at(parts.at(0)), "year", "volume",
                                          "number", "pages",  "doi"};
  Fields fields;
  for (std::size_t i = 0; i < names.size(); ++i) fields.emplace_back(names[i], i < parts.size() ? parts[i] : "");
  return fields;
}

std::string entry_of(const Fields& fields) {
  std::string text = fields.front().second + "{k";
  for (std::size_t i = 1; i < fields.size(); ++i) {
    if (!fields[i].second.empty()) text += fmt::format(", {} = {{{}}}", fields[i].first, fields[i].second);
  }
  return text + "}";
}

TEST(Duplicates, OfLabelledPairs) {
  std::ifstream file(OPCIT_SOURCE_DIR "/tests/unit/match/labelled_pairs.txt");
  Fields work;
  std::size_t same = 0;
  std::size_t found = 0;
  std::size_t pairs = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("= ")) work = labelled_work(line.substr(2));
    if (!line.starts_with('+') && !line.starts_with('-')) continue;
    Fields other = work;
    for (const std::string& change : split(line.substr(line.find(": ") + 2), "; ")) {
      const std::size_t equals = change.find('=');
      ASSERT_NE(equals, std::string::npos) << line;
      set(other, change.substr(0, equals), change.substr(equals + 1));
    }
    const bool joined = likeness(entry_of(work), entry_of(other)) == Likeness::same;
    ++pairs;
    same += line.starts_with('+') ? 1U : 0U;
    found += joined && line.starts_with('+') ? 1U : 0U;
    EXPECT_FALSE(joined && line.starts_with('-')) << line << "\n" << entry_of(work);
  }
  EXPECT_GE(pairs, 200U);
  EXPECT_GE(found * 10, same * 9) << found << " of " << same;
}

TEST(Duplicates, ListOnlySomePairsOfAColumn) {
  std::string bib;
  for (int i = 0; i < 400; ++i)
    bib += fmt::format(
        "@article{{k{}, title={{The View from the Hill}}, author={{Lee, Ann}}, journal={{Taste}}, year={}, "
        "volume={}}}\n",
        i, 1600 + i, i);
  const Clusters clusters = find_duplicates(briefs_of(bib));
  EXPECT_TRUE(clusters.joined.empty());
  EXPECT_LE(clusters.alike.size(), 400U * 8U);
  EXPECT_GT(clusters.alike.size(), 400U);
}

TEST(Duplicates, KnowThePublishedVersionOfAPreprint) {
  const auto is_version = [](const std::string& preprint, const std::string& published) {
    const auto briefs = briefs_of("@" + preprint + "\n@" + published + "\n");
    return briefs.size() == 2 && is_published_version(briefs[0], briefs[1]);
  };
  const std::string preprint =
      "misc{a, title={Deep Green Tea}, author={Ann Lee}, eprint={2409.13598}, archivePrefix={arXiv}, year=2024}";
  EXPECT_TRUE(is_version(preprint, "article{b, title={Deep green tea}, author={Lee, A.}, journal={Taste}, year=2025}"));
  EXPECT_FALSE(is_version(preprint, "article{b, title={Deep Green Tea}, author={Bo Ng}, journal={Taste}, year=2025}"));
  EXPECT_FALSE(
      is_version(preprint, "article{b, title={Deep Green Tea}, author={Ann Lee}, journal={Taste}, year=2010}"));
  EXPECT_FALSE(is_version(preprint, "article{b, title={Deep Red Tea}, author={Ann Lee}, journal={Taste}, year=2025}"));
  EXPECT_FALSE(is_version(preprint, preprint));
}

TEST(Duplicates, DoNotJoinOverAThirdRecord) {
  const auto briefs = briefs_of(
      "@article{a, title={Green Tea in Theory}, author={Lee, Ann}, journal={Taste}, volume=1, year=2000}\n"
      "@misc{b, title={Green Tea in Theory}, author={Lee, Ann}, year=2000}\n"
      "@article{c, title={Green Tea in Theory}, author={Lee, Ann}, journal={Drinks}, volume=2, year=2000}\n");
  const Clusters clusters = find_duplicates(briefs);
  EXPECT_EQ(clusters.joined.size(), 1U);
  EXPECT_NE(clusters.survivor[0], clusters.survivor[2]);
  EXPECT_EQ(clusters.survivor[1], 0U) << "the record with a journal survives";
}

/// A generated library with copies of some records in other spellings.
struct Planted {
  std::string bib;
  std::size_t works = 0;
  std::size_t copies = 0;
};

Planted plant(std::size_t works) {
  Planted planted;
  planted.works = works;
  std::mt19937 random(7);
  const char* words[] = {"thermal", "soil",    "learning", "cells",  "river", "policy", "signal", "graph",
                         "urban",   "protein", "language", "market", "ocean", "memory", "light"};
  const auto word = [&] { return std::string(words[random() % 15]); };
  for (std::size_t i = 0; i < works; ++i) {
    const std::string title =
        fmt::format("{} {} of {} and {} {}{}", word(), word(), word(), word(), static_cast<char>('a' + i % 26), i);
    const std::string family = fmt::format("Author{}", static_cast<char>('a' + random() % 26));
    const std::size_t year = 1980 + random() % 45;
    const std::size_t page = 1 + random() % 900;
    const bool has_doi = random() % 2 == 0;
    const std::string doi = has_doi ? fmt::format(", doi={{10.1000/{}}}", i) : std::string();
    planted.bib += fmt::format(
        "@article{{k{}, title={{{}}}, author={{{}, Anna and Miller, Bo}}, journal={{Journal of {}}}, volume={{{}}}, "
        "pages={{{}--{}}}, year={{{}}}{}}}\n",
        i, title, family, words[i % 15], i % 40 + 1, page, page + 9, year, doi);
    if (i % 4 != 0) continue;
    ++planted.copies;
    const int kind = static_cast<int>(i / 4 % 4);
    const std::string other_title = kind == 0 ? "{" + title + "}" : kind == 1 ? title + "." : title;
    const std::string venue =
        kind == 2 ? "" : fmt::format(", journal={{J. {}}}, pages={{{}-{}}}", words[i % 15], page, page + 9);
    planted.bib += fmt::format("@misc{{c{}, title={{{}}}, author={{{}, A. and Miller, B.}}{}, year={{{}}}{}}}\n", i,
                               other_title, family, venue, year, kind == 3 ? doi : "");
  }
  return planted;
}

TEST(Duplicates, ThatWerePlantedAreFound) {
  const Planted planted = plant(2000);
  const auto briefs = briefs_of(planted.bib);
  ASSERT_EQ(briefs.size(), planted.works + planted.copies);
  const Clusters clusters = find_duplicates(briefs);
  std::size_t dropped = 0;
  for (std::size_t i = 0; i < briefs.size(); ++i) dropped += clusters.survivor[i] == i ? 0U : 1U;
  EXPECT_GE(dropped * 100, planted.copies * 98);
  EXPECT_LE(dropped, planted.copies) << "nothing else is joined";
}

}  // namespace
}  // namespace opcit::match
