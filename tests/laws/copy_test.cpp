/// A file that stays in its format changes only where requested.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/ascii.h"
#include "bibtex/tree/syntax.h"
#include "laws/copies.h"
#include "laws/samples.h"
#include "support/run.h"

namespace opcit::test {
namespace {

const std::string untidy =
    "% A file of somebody's own making.\r\n"
    "@comment{jabref-meta: databaseType:bibtex;}\n"
    "@STRING{ jour = \"Journal of\n  Things\" }\n\n\n"
    "@Article{Roe:2001 ,\n"
    "\tAUTHOR = \"Roe, Jane and {\\'E}mile Doe and others\", % as printed\n"
    "  title  = {On  {DNA} & Other {\\noopsort{b}}Things $x<y$},\n"
    "  journal = jour # { B},\n"
    "  year = 2001, month = {September 18--22},\n"
    "  pages = {I--I},\n"
    "  abstract = {First line\n\n  second  line},\n"
    "  language = {ngerman}\n"
    "}\n"
    "@misc{plain, title = {The Second Thing}, doi={https://doi.org/10.1000/x}, abstract={Short}}@misc{same, "
    "title={Of the Same Line}}\n\n"
    "Notes between entries stay, too: 100%\n\n"
    "@mvbook(big,\n title = {Whole Work}, date = {2020-01/..}, location = {Bonn and Wien},\n"
    " abstract = {Long \"quoted\"},)\n\n\n"
    "@misc{damaged, title = {Never closed,\n  year = 1999\n\n"
    "@book{last,title={Last Book of All},abstract = \"X\"}";

std::vector<Sample> untidy_samples() { return {{"untidy", all_formats().find("bib"), untidy}}; }

bool is_bibtex(const Sample& sample) { return &kept_as(sample) == all_formats().find("bib"); }

/// False if a record has no key: it gets one, which is a change.
bool has_all_keys(const Sample& sample) {
  Diagnostics unheard;
  bibtex::Parser parser(sample.text, &unheard);
  bibtex::Block block;
  while (parser.next(block)) {
    if (block.kind == bibtex::BlockKind::entry && block.key.empty()) return false;
  }
  return true;
}

TEST(CopyLaws, WhatNobodyChangedKeepsEveryByte) {
  for (const Sample& sample : editable_samples(untidy_samples())) {
    if (is_bibtex(sample) && !has_all_keys(sample)) continue;
    expect_identity(sample);
  }
}

TEST(CopyLaws, AChangeMadeTwiceIsMadeOnce) {
  for (const Sample& sample : editable_samples(untidy_samples())) {
    if (is_bibtex(sample) && !has_all_keys(sample)) continue;
    for (const Change& change : changes()) expect_once(sample, change);
  }
}

struct CopiedParts {
  std::vector<std::string> between;  // text between blocks, and blocks other than entries
  std::vector<std::string> fields;   // "key name = value" of the unchanged fields
};

/// The parts that must stay if only the fields in `changed` may differ.
CopiedParts parts_of(std::string_view text, const std::vector<std::string_view>& changed) {
  CopiedParts parts;
  bibtex::Parser parser(text);
  bibtex::Block block;
  const char* done = text.data();
  while (parser.next(block)) {
    parts.between.emplace_back(done, block.whole.data());
    done = block.whole.data() + block.whole.size();
    if (block.kind != bibtex::BlockKind::entry) {
      parts.between.emplace_back(block.whole);
      continue;
    }
    for (const bibtex::FieldNode& field : block.fields) {
      const auto is = [&](std::string_view name) { return ascii::equals_lower(field.name, name); };
      if (std::ranges::any_of(changed, is)) continue;
      parts.fields.push_back(std::string(block.type) + " " + std::string(block.key) + " " + std::string(field.name) +
                             " = " + std::string(field.value));
    }
  }
  parts.between.emplace_back(done, text.data() + text.size());
  return parts;
}

/// The first difference, for messages.
std::string difference(const std::vector<std::string>& got, const std::vector<std::string>& wanted) {
  const auto [a, b] = std::ranges::mismatch(got, wanted);
  if (a == got.end() && b == wanted.end()) return {};
  return "got    " + (a == got.end() ? "nothing" : *a) + "\nwanted " + (b == wanted.end() ? "nothing" : *b);
}

/// The fields that each of changes() may change, in the same order.
const std::vector<std::vector<std::string_view>>& changed_fields() {
  static const std::vector<std::vector<std::string_view>> list = {
      {"abstract"},
      {"author", "author+an:orcid", "author+an:affiliation", "options"},
      {"doi", "journaldoi", "url", "eprint"},
      {"title", "shorttitle", "subtitle", "titleaddon", "maintitle", "mainsubtitle", "maintitleaddon", "booktitle",
       "booksubtitle", "booktitleaddon", "issuetitle", "issuesubtitle", "issuetitleaddon", "journal", "journaltitle",
       "journalsubtitle", "journaltitleaddon"}};
  return list;
}

TEST(CopyLaws, ChangesStayInTheirFields) {
  for (const Sample& sample : editable_samples(untidy_samples())) {
    if (!is_bibtex(sample) || !has_all_keys(sample)) continue;
    for (std::size_t i = 0; i < changes().size(); ++i) {
      const Change& change = changes()[i];
      const std::string once = changed(sample, change);
      const CopiedParts before = parts_of(sample.text, changed_fields()[i]);
      const CopiedParts after = parts_of(once, changed_fields()[i]);
      EXPECT_EQ(difference(after.between, before.between), "") << sample.name << ", " << change.name;
      EXPECT_EQ(difference(after.fields, before.fields), "") << sample.name << ", " << change.name;
    }
  }
}

TEST(CopyLaws, RecordsThatAreNotWantedGoWithTheirSeparators) {
  const Sample sample{"untidy", all_formats().find("bib"), untidy};
  ConvertOptions options;
  options.only = {"plain", "big"};
  const std::string kept = copy(sample, options).output();
  EXPECT_EQ(kept,
            "% A file of somebody's own making.\r\n"
            "@comment{jabref-meta: databaseType:bibtex;}\n"
            "@STRING{ jour = \"Journal of\n  Things\" }\n"
            "@misc{plain, title = {The Second Thing}, doi={https://doi.org/10.1000/x}, abstract={Short}}\n\n"
            "Notes between entries stay, too: 100%\n\n"
            "@mvbook(big,\n title = {Whole Work}, date = {2020-01/..}, location = {Bonn and Wien},\n"
            " abstract = {Long \"quoted\"},)\n");
  for (const std::size_t block : {1U, 7U, 64U}) EXPECT_EQ(copy(sample, options, block).output(), kept) << block;
}

TEST(CopyLaws, SeveralInputsFollowEachOtherOnLinesOfTheirOwn) {
  ConvertOptions options;
  options.to = all_formats().find("bib");
  const Outcome joined =
      run(all_formats(), {{"a.bib", "@misc{a,title={A}}"}, {"b.bib", "@misc{b,title={B}}\n"}}, options);
  EXPECT_EQ(joined.output(), "@misc{a,title={A}}\n@misc{b,title={B}}\n");
}

constexpr std::string_view latin =
    "% Encoding: ISO-8859-1\n"
    "@misc{koehl, author = {K\xF6hl, Ren\xE9 and Roe, Jane}, title = {Stra\xDF"
    "en Of \x93Old\x94}, year = 2001}\n"
    "@misc{plain, title = {Other}}\n";

std::string copied(std::string_view bytes, ConvertOptions options, std::size_t block = 1 << 18) {
  options.to = all_formats().find("bib");
  options.block = block;
  return run(all_formats(), {{"a.bib", bytes}}, options).output();
}

TEST(CopyLaws, TheEncodingIsPartOfTheFile) {
  const std::string marked = "\xEF\xBB\xBF@misc{a, title = {K\xC3\xB6hl}}\n";
  for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 18}) {
    EXPECT_EQ(copied(latin, {}, block), latin);
    EXPECT_EQ(copied(marked, {}, block), marked);
  }
  ConvertOptions drop;
  drop.drop = {"title"};
  std::string without(latin);
  without.erase(without.find(" title = {Stra"), std::string_view(" title = {Stra\xDF"
                                                                 "en Of \x93Old\x94},")
                                                    .size());
  without.replace(without.find("{plain, title = {Other}}"), 24, "{plain}");
  EXPECT_EQ(copied(latin, drop), without);
}

TEST(CopyLaws, WhatIsAddedToALineKeepsItsEncoding) {
  ConvertOptions options;
  options.title_case = TitleCase::sentence;
  const std::string text = copied(latin, options);
  EXPECT_EQ(text.find('\xC3'), std::string::npos) << text;
  EXPECT_NE(text.find("K\xF6hl, Ren\xE9 and"), std::string::npos) << text;
}

TEST(CopyLaws, AFileBecomesUtf8OnRequest) {
  ConvertOptions options;
  options.to_utf8 = true;
  const std::string text = copied(latin, options);
  EXPECT_TRUE(text.starts_with("% Encoding: UTF-8\n@misc{koehl, author = {K\xC3\xB6hl, Ren\xC3\xA9 and")) << text;
  EXPECT_EQ(copied("\xEF\xBB\xBF@misc{a, title = {T}}\n", options), "@misc{a, title = {T}}\n");
}

TEST(CopyLaws, ANamedDialectConvertsTheEntriesOfTheOtherOne) {
  ConvertOptions options;
  options.to = all_formats().find("bibtex");
  constexpr std::string_view both = "@misc{a,title={A}}\n@article{b, title={B}, journal={J}}\n";
  const std::string text = std::string(both) + "@article{c, title={C}, journaltitle={J}}\n";
  const std::string written = run(all_formats(), {{"a.bib", text}}, options).output();
  EXPECT_TRUE(written.starts_with(both)) << written;
  EXPECT_NE(written.find("  journal       = {J},\n"), std::string::npos) << written;
  EXPECT_EQ(written.find("journaltitle"), std::string::npos) << written;
}

}  // namespace
}  // namespace opcit::test
