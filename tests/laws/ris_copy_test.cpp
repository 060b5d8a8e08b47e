// RIS that stays RIS: only the tags concerned change.
#include <gtest/gtest.h>

#include <algorithm>

#include "laws/copies.h"

namespace opcit::test {
namespace {

// Separators of EndNote, synonymous tags, values in several lines and several values in a line, text between records,
// missing ER and TY lines, blank lines, unknown tags.
const std::string untidy_ris =
    "Provider: Somebody\r\n\r\n"
    "TY  - JOUR\r\n"
    "A1  - Roe, Jane\r\n"
    "A1  - Doe,John Q.\r\n"
    "T1  - On The DNA Of Things\r\n"
    "TI  - On The DNA Of Things\r\n"
    "JO  - Journal Of Things\r\n"
    "JF  - Journal Of Things\r\n"
    "Y1  - 2001/05/17/\r\n"
    "PY  - 2001\r\n"
    "SP  - 12-19\r\n"
    "N2  - The first line\r\n"
    "  goes on here.\r\n"
    "AB  - Another abstract.\r\n"
    "UR  - https://doi.org/10.1000/xyz\r\n"
    "KW  - one; two\r\n"
    "KW  - three\r\n"
    "ZZ  - unknown\r\n"
    "ID  - Roe2001\r\n"
    "ER  - \r\n\r\n\r\n"
    "TY - BOOK\n"
    "AU - Jane Roe\n"
    "AU - John Doe\n"
    "TI - A Book Of Its Own\n"
    "AB - Short\n"
    "DO - doi:10.1000/book\n"
    "DO -\n"
    "ER -\n"
    "Notes between records stay.\n"
    "T1  - Without A Type\n"
    "AU  - Noe, G.\n"
    "ER  - \n"
    "TY  - CHAP\n"
    "TI  - Never Closed\n"
    "AU  - Poe, E.; Moe, F.\n"
    "\n"
    "TY  - THES\rTI  - Of An Old Computer\rAB  - Old\rAU  - Oe, K\rER  - \r"
    "TY  - CONF\n"
    "TI  - The Last Line Has No End\n"
    "DO  - 10.1000/last\n"
    "AB  - At the end";

std::vector<Sample> ris_samples() {
  std::vector<Sample> all;
  const Format* ris = all_formats().find("ris");
  std::string feeds;
  std::ranges::copy_if(untidy_ris, std::back_inserter(feeds), [](char c) { return c != '\r'; });
  for (Sample& sample : editable_samples({{"untidy", ris, untidy_ris}, {"untidy, line feeds", ris, feeds}})) {
    if (sample.format == ris) all.push_back(std::move(sample));
  }
  return all;
}

/// The tags that each of changes() may change, in the same order.
const std::vector<std::vector<std::string_view>>& changed_tags() {
  static const std::vector<std::vector<std::string_view>> list = {
      {"AB", "N2"},
      {"AU", "A1"},
      {"DO", "DI", "UR", "LK", "N1", "M3"},
      {"TI", "T1", "T2", "T3", "CT", "BT", "ST", "JO", "JF", "JA", "J2", "C3", "A2", "RI"}};
  return list;
}

/// The lines with their ends, without those of the tags and those that continue them.
std::vector<std::string> other_lines(std::string_view text, const std::vector<std::string_view>& tags) {
  std::vector<std::string> lines;
  bool skips = false;
  while (!text.empty()) {
    std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    end += text.substr(end).starts_with("\r\n") ? 2U : end < text.size() ? 1U : 0U;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    const std::size_t dash = line.find('-');
    const bool has_tag = dash != line.npos && dash > 2 && line.find_first_not_of(' ', 2) == dash;
    if (has_tag) skips = std::ranges::find(tags, line.substr(0, 2)) != tags.end();
    if (!skips || line.find_first_not_of(" \r\n") == line.npos) lines.emplace_back(line);
  }
  return lines;
}

TEST(RisCopyLaws, WhatNobodyChangedKeepsEveryByte) {
  for (const Sample& sample : ris_samples()) expect_identity(sample);
}

TEST(RisCopyLaws, ChangesStayInTheirTags) {
  for (const Sample& sample : ris_samples()) {
    for (std::size_t i = 0; i < changes().size(); ++i) {
      const std::string once = changed(sample, changes()[i]);
      EXPECT_EQ(other_lines(once, changed_tags()[i]), other_lines(sample.text, changed_tags()[i]))
          << sample.name << ", " << changes()[i].name;
      expect_once(sample, changes()[i]);
    }
  }
}

Sample sample_of(std::string_view text) { return {"sample", all_formats().find("ris"), std::string(text)}; }

TEST(RisCopyLaws, SynonymsOfATagChangeWithIt) {
  EXPECT_EQ(changed(sample_of(untidy_ris), changes()[3]),
            with_changes(untidy_ris, {{"T1  - On The DNA Of Things", "T1  - On the DNA of things"},
                                      {"TI  - On The DNA Of Things", "TI  - On the DNA of things"},
                                      {"A Book Of Its Own", "A book of its own"},
                                      {"Without A Type", "Without a type"},
                                      {"Never Closed", "Never closed"},
                                      {"Of An Old Computer", "Of an old computer"},
                                      {"The Last Line Has No End", "The last line has no end"}}));
}

TEST(RisCopyLaws, AnIdentifierGoesWithTheLineItWasReadFrom) {
  EXPECT_EQ(changed(sample_of(untidy_ris), changes()[2]),
            with_changes(untidy_ris, {{"DO - doi:10.1000/book\n", ""}, {"DO  - 10.1000/last\n", ""}}));
  EXPECT_EQ(changed(sample_of("TY  - BOOK\nTI  - A\nM3  - 10.1000/x\nER  - \n"), changes()[2]),
            "TY  - BOOK\nTI  - A\nER  - \n");
}

TEST(RisCopyLaws, OneNameOfAListChanges) {
  ConvertOptions options;
  options.name_style = NameStyle::initials;
  EXPECT_EQ(copy(sample_of(untidy_ris), options).output(),
            with_changes(untidy_ris, {{"A1  - Roe, Jane", "A1  - Roe, J."},
                                      {"A1  - Doe,John Q.", "A1  - Doe, J. Q."},
                                      {"AU - Jane Roe", "AU - Roe, J."},
                                      {"AU - John Doe", "AU - Doe, J."},
                                      {"AU  - Oe, K\r", "AU  - Oe, K.\r"}}));
}

TEST(RisCopyLaws, RecordsThatAreNotWantedGoWithTheirSeparators) {
  ConvertOptions options;
  options.only = {"b"};
  constexpr std::string_view text =
      "TY  - BOOK\nID  - a\nER  - \n\nTY  - BOOK\nID  - b\nER  - \n\n\nTY  - BOOK\nID  - c\nER  - \n\n";
  for (const std::size_t block : {1U, 7U, 1U << 18}) {
    EXPECT_EQ(copy(sample_of(text), options, block).output(), "TY  - BOOK\nID  - b\nER  - \n\n") << block;
  }
}

TEST(RisCopyLaws, KeysAreWrittenOnRequest) {
  constexpr std::string_view text =
      "TY  - BOOK\r\nTI  - A\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - B\r\nID  - b\r\nER  - \r\n";
  ConvertOptions options;
  EXPECT_EQ(copy(sample_of(text), options).output(), text);
  options.key_template = "k{title}";
  const std::string keyed = copy(sample_of(text), options).output();
  EXPECT_EQ(keyed, with_changes(std::string(text), {{"TI  - A\r\n", "TI  - A\r\nID  - ka\r\n"}}));
  EXPECT_EQ(copy(sample_of(keyed), options).output(), keyed);
}

TEST(RisCopyLaws, TheEncodingIsPartOfTheFile) {
  const std::string latin =
      "TY  - BOOK\r\nAU  - K\xF6hl, Ren\xE9\r\nTI  - Old \x93Things\x94\r\nAB  - Stra\xDF"
      "e\r\nER  - \r\n";
  const std::string marked = "\xEF\xBB\xBFTY  - BOOK\nTI  - K\xC3\xB6hl\nAB  - x\nER  - \n";
  for (const std::size_t block : {1U, 7U, 1U << 18}) {
    EXPECT_EQ(copy(sample_of(latin), {}, block).output(), latin);
    EXPECT_EQ(copy(sample_of(marked), {}, block).output(), marked);
    EXPECT_EQ(changed(sample_of(latin), changes()[0], block), with_changes(latin, {{"AB  - Stra\xDF"
                                                                                    "e\r\n",
                                                                                    ""}}));
    EXPECT_EQ(changed(sample_of(marked), changes()[0], block), with_changes(marked, {{"AB  - x\n", ""}}));
    EXPECT_EQ(changed(sample_of(latin), changes()[3], block), with_changes(latin, {{"Things", "things"}}));
  }
  ConvertOptions options;
  options.to_utf8 = true;
  EXPECT_TRUE(copy(sample_of(latin), options).output().starts_with("TY  - BOOK\r\nAU  - K\xC3\xB6hl, Ren\xC3\xA9\r\n"));
}

}  // namespace
}  // namespace opcit::test
