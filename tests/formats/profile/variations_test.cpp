// The same page copied in another way gives the same records: no-break spaces, other line ends, copied twice or in
// pieces that overlap, indented, with menus around it, with dates of other languages.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <regex>

#include "formats/profile/dump.h"
#include "profile/format.h"
#include "support/run.h"
#include "support/source_dir.h"

namespace opcit {
namespace {

using Vary = std::function<std::string(const std::string&)>;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// The first `first` per cent of the lines, and the last `last` per cent.
std::string in_two_pieces(const std::string& text, std::size_t first, std::size_t last) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1);
    lines.push_back(text.substr(begin, end + 1 - begin));
    begin = end + 1;
  }
  std::string out;
  for (std::size_t i = 0; i < lines.size() * first / 100; ++i) out += lines[i];
  for (std::size_t i = lines.size() - lines.size() * last / 100; i < lines.size(); ++i) out += lines[i];
  return out;
}

std::string indented(const std::string& text, const std::string& by) {
  return std::regex_replace(text, std::regex("(^|\n)(?=[^\n])"), "$1" + by);
}

/// Days like "May 2, 2019" and "2 May 2019", in the form of `format`: %d, %m (number), %l (English), %g (German).
std::string with_dates(const std::string& text, const std::string& format) {
  static const std::array<std::array<const char*, 2>, 12> months = {{{"January", "Januar"},
                                                                     {"February", "Februar"},
                                                                     {"March", "März"},
                                                                     {"April", "April"},
                                                                     {"May", "Mai"},
                                                                     {"June", "Juni"},
                                                                     {"July", "Juli"},
                                                                     {"August", "August"},
                                                                     {"September", "September"},
                                                                     {"October", "Oktober"},
                                                                     {"November", "November"},
                                                                     {"December", "Dezember"}}};
  std::string out = text;
  for (std::size_t i = 0; i < months.size(); ++i) {
    const std::string name = months[i][0];
    const std::string word = "(?:" + name + "|" + name.substr(0, 3) + ")";
    std::string number = std::to_string(i + 1);
    if (number.size() == 1) number.insert(0, "0");
    std::string to = replaced(replaced(replaced(format, "%m", number), "%l", name), "%g", months[i][1]);
    for (const bool day_first : {true, false}) {
      const std::string day = "\\b(\\d{1,2})";
      const std::regex date(day_first ? day + " " + word + ",? (\\d{4})\\b"
                                      : "\\b" + word + " (\\d{1,2}), (\\d{4})\\b");
      out = std::regex_replace(out, date, replaced(replaced(to, "%d", "$1"), "%y", "$2"));
    }
  }
  return out;
}

constexpr const char* menu =
    "Skip to main content\nHome\nAbout\nSign in\nWe use cookies to improve your experience.\nAccept all\nReject "
    "all\n\n";
constexpr const char* footer =
    "\n\nAbout us\nContact\nPrivacy Policy\nTerms of Use\n© 2026 Example. All rights reserved.\nFollow us\nLinkedIn\n";

struct Variation {
  const char* name;
  Vary vary;
};
const std::vector<Variation>& layout_variations() {
  static const std::vector<Variation> all = {
      {"no_break_spaces", [](const auto& text) { return replaced(text, " ", "\u00A0"); }},
      {"narrow_spaces", [](const auto& text) { return replaced(text, " ", "\u202F"); }},
      {"crlf", [](const auto& text) { return replaced(text, "\n", "\r\n"); }},
      {"twice", [](const auto& text) { return text + text; }},
      {"twice_with_blank_lines", [](const auto& text) { return text + "\n\n" + text; }},
      {"three_times", [](const auto& text) { return text + text + text; }},
      {"beginning_and_whole", [](const auto& text) { return in_two_pieces(text, 55, 100); }},
      {"trailing_spaces", [](const auto& text) { return replaced(text, "\n", "  \n"); }},
      {"indented_by_spaces", [](const auto& text) { return indented(text, "    "); }},
      {"indented_by_tabs", [](const auto& text) { return indented(text, "\t"); }},
      {"byte_order_mark", [](const auto& text) { return "\uFEFF" + text; }},
  };
  return all;
}
const std::vector<Variation>& menu_variations() {
  static const std::vector<Variation> all = {
      {"menu_around", [](const auto& text) { return menu + text + footer; }},
  };
  return all;
}
const std::vector<Variation>& date_variations() {
  static const std::vector<Variation> all = {
      {"iso_dates", [](const auto& text) { return with_dates(text, "%y-%m-%d"); }},
      {"german_dates", [](const auto& text) { return with_dates(text, "%d. %g %y"); }},
      {"american_dates", [](const auto& text) { return with_dates(text, "%l %d, %y"); }},
      {"british_dates", [](const auto& text) { return with_dates(text, "%d %l %y"); }},
  };
  return all;
}

std::vector<std::string> samples(const std::string& kind, const std::string& except) {
  std::vector<std::string> found;
  const std::string folder = OPCIT_SOURCE_DIR "/tests/formats/profile/samples";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const std::string name = file.path().filename().string();
    if (name.starts_with(kind) && name.ends_with(".txt") && name != except) found.push_back(file.path().string());
  }
  std::ranges::sort(found);
  return found;
}

std::string records_of(const std::string& text) {
  return test::dump_records(test::run_reader(profile::format, text, {{"as-of", "2026-02-01"}}));
}

void expect_same_records(const std::string& kind, const std::vector<Variation>& variations,
                         const std::string& except = {}) {
  const std::vector<std::string> files = samples(kind, except);
  ASSERT_FALSE(files.empty());
  for (const std::string& file : files) {
    const std::string text = test::read_file(file);
    const std::string plain = records_of(text);
    EXPECT_NE(plain, "") << file;
    for (const Variation& variation : variations)
      EXPECT_EQ(records_of(variation.vary(text)), plain) << file << " " << variation.name;
  }
}

TEST(ProfileVariations, PagesCopiedInOtherWaysGiveTheSameRecords) { expect_same_records("page-", layout_variations()); }

TEST(ProfileVariations, DatesOfOtherLanguagesAreTheSameDates) { expect_same_records("page-", date_variations()); }

// Lines of PubMed's text are joined to paragraphs, and so are those of a footer.
TEST(ProfileVariations, MenusAroundAPageChangeNothing) {
  expect_same_records("page-", menu_variations(), "page-pubmed-abstract.txt");
}

TEST(ProfileVariations, ListsCopiedInOtherWaysGiveTheSameRecords) {
  expect_same_records("list-", layout_variations(), "list-bibtex.txt");
}

}  // namespace
}  // namespace opcit
