// The listing that the reader was first written for, if it is next to the repository. Each fact of its 32 entries is
// compared with a simple split of the file at blank lines.
#include <gtest/gtest.h>

#include <filesystem>

#include "model/dates/date.h"
#include "opcit/diagnostic_codes.h"
#include "profile/format.h"
#include "support/format_run.h"
#include "support/run.h"
#include "support/source_dir.h"

namespace opcit {
namespace {

/// Searches next to the repository, and next to its parent folders.
std::string find_listing() {
  const std::filesystem::path root(OPCIT_SOURCE_DIR);
  for (std::filesystem::path at = root.parent_path();; at = at.parent_path()) {
    std::error_code none;
    for (const auto& file : std::filesystem::directory_iterator(at / "shared" / "seeds", none)) {
      if (file.path().extension() == ".txt") return test::read_file(file.path().string());
    }
    if (at == at.parent_path()) return {};
  }
}

struct Entry {
  std::string head, title, authors, abstract;
};

std::vector<Entry> split_plainly(const std::string& text) {
  std::vector<std::string> blocks;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    blocks.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  std::vector<Entry> entries;
  for (std::size_t i = 3; i + 2 < blocks.size(); i += 3) {  // name; field and figures; "32 Papers"
    const std::size_t line = blocks[i].find('\n');
    entries.push_back({blocks[i].substr(0, line), blocks[i].substr(line + 1), blocks[i + 1], blocks[i + 2]});
  }
  return entries;
}

std::string printed(const Names& names) {
  std::string out;
  for (const Name& name : names.people) {
    if (!out.empty()) out += ", ";
    out += std::string(name.given) + (name.given.empty() ? "" : " ") + std::string(name.family) +
           std::string(name.literal);
  }
  return out + (names.truncated ? " et al." : "");
}

/// "AO-PHSep 4, 2025Code", rebuilt from the record. Categories of the listing by code.
std::string head_of(const Record& record) {
  static const std::map<std::string, std::string, std::less<>> codes = {
      {"cs.LG", "LG"}, {"stat.ML", "ML"}, {"cs.CL", "CL"}, {"cs.AI", "AI"},
      {"cs.IR", "IR"}, {"stat.ME", "ME"}, {"cs.CV", "CV"}, {"physics.ao-ph", "AO-PH"}};
  static const char* const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Category* category = record.primary_category("arxiv");
  const Date* date = record.date(Field::issued);
  if (category == nullptr || date == nullptr || date->from.month == 0) return "incomplete";
  std::string head =
      codes.at(std::string(category->term)) + months[date->from.month - 1] + " " + std::to_string(date->from.day);
  if (!date->year_inferred) head += ", " + std::to_string(date->from.year);
  for (const Link& link : record.links) head += link.label;
  return head;
}

TEST(ProfileSeed, EveryFactOfTheListingIsRead) {
  const std::string text = find_listing();
  if (text.empty()) GTEST_SKIP() << "no listing beside the repository";
  const std::vector<Entry> entries = split_plainly(text);
  ASSERT_EQ(entries.size(), 32U);
  const test::Read read = test::run_reader(profile::format, text, {{"as-of", "2026-02-01"}});
  ASSERT_EQ(read.items.size(), 33U);
  ASSERT_NE(read.items[0].document, nullptr);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    SCOPED_TRACE(entries[i].title);
    const Record& record = read.record(i + 1);
    EXPECT_EQ(head_of(record), entries[i].head);
    EXPECT_EQ(record.text(Field::title)->plain, entries[i].title);
    EXPECT_EQ(printed(*record.names(Field::author)), entries[i].authors);
    const std::string_view abstract = record.text(Field::abstract)->plain;
    EXPECT_EQ(abstract.find_first_of("\\$"), std::string_view::npos) << abstract;
    EXPECT_EQ(abstract.substr(0, 20), entries[i].abstract.substr(0, 20));
    EXPECT_EQ(record.find(Field::abstract)->source.len, entries[i].abstract.find_last_not_of("\n") + 1);
    EXPECT_TRUE(record.extra.empty());
  }
}

TEST(ProfileSeed, OwnerLinksAndRemarksAreRead) {
  const std::string text = find_listing();
  if (text.empty()) GTEST_SKIP() << "no listing beside the repository";
  const test::Read read = test::run_reader(profile::format, text, {{"as-of", "2026-02-01"}});
  ASSERT_EQ(read.items.size(), 33U);
  const Names* first = read.record(1).names(Field::author);
  ASSERT_EQ(first->unlisted.size(), 1U);
  EXPECT_EQ(first->unlisted[0].family, "Gupta");
  EXPECT_TRUE(read.record(2).names(Field::author)->unlisted.empty());
  ASSERT_EQ(read.record(5).links.size(), 1U);
  EXPECT_EQ(read.record(5).links[0].url, "https://github.com/LinkedIn-XFACT/RM-Robustness");
  ASSERT_EQ(read.record(7).links.size(), 2U);
  EXPECT_EQ(read.record(7).links[1].kind, LinkKind::data);
  EXPECT_EQ(read.record(7).links[1].url, "https://huggingface.co/datasets/nasa-impact/WxC-Bench");
  EXPECT_EQ(to_edtf(*read.record(8).date(Field::issued)), "2026-01-15");
  std::map<Code, int> counts;
  for (const Diagnostic& diagnostic : read.diagnostics) ++counts[diagnostic.code];
  EXPECT_EQ(counts[Code::year_inferred], 1);
  EXPECT_EQ(counts[Code::category_resolved], 1);
  EXPECT_EQ(counts[Code::count_mismatch], 0);
  EXPECT_EQ(counts[Code::unknown_line], 0);
}

}  // namespace
}  // namespace opcit
