/// Reads opcit's output with biber and pandoc. Skipped if they are not installed.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "bibtex/format.h"
#include "opcit/builder.h"
#include "support/format_run.h"
#include "support/records.h"

namespace opcit::bibtex {
namespace {

struct Ran {
  int code = 0;
  std::string said;
};

Ran run_program(const std::string& command) {
  Ran ran;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return {-1, "popen failed"};
  std::array<char, 4096> buffer;
  while (const std::size_t got = fread(buffer.data(), 1, buffer.size(), pipe)) ran.said.append(buffer.data(), got);
  ran.code = pclose(pipe);
  return ran;
}

bool is_installed(const std::string& program) { return run_program("command -v " + program).code == 0; }

/// Records of common types, with everything that is hard to write.
void build_records(Batch& batch) {
  RecordBuilder builder(batch);
  const auto begin = [&](std::string_view key, Kind kind) {
    builder.begin({});
    builder.record().key = key;
    builder.record().kind = kind;
    builder.text(Field::title, "On 50% of {all} A&B_C #1: mSAM, $5 & \\more");
    builder.names(Field::author, test::people(batch.arena, {"Ann|Author", "Łukasz|Żółć", "|Barnes and Noble"}, true));
    builder.date(Field::issued, test::day(2024, 2, 29));
  };
  begin("preprint", Kind::article);
  builder.identifier({.scheme = Scheme::arxiv, .value = "2409.13598"});
  builder.category({.scheme = "arxiv", .term = "cs.LG", .primary = true});
  builder.text(Field::abstract, "First paragraph, ~7%.\n\nSecond with “quotes” – and dashes…");
  builder.finish();
  begin("journal2024", Kind::article_journal);
  builder.text(Field::container_title, "Journal of A & B");
  builder.text(Field::page, "27-35");
  builder.identifier({.scheme = Scheme::doi, .value = "10.1000/a_b<c>"});
  builder.identifier({.scheme = Scheme::url, .value = "https://example.org/a%20b_c#d"});
  builder.finish();
  begin("thesis:x", Kind::thesis);
  builder.text(Field::genre, "PhD thesis");
  builder.text(Field::publisher, "ETH Zürich");
  builder.finish();
  begin("chapter/y", Kind::chapter);
  builder.text(Field::container_title, "A Book");
  builder.text(Field::publisher, "Routledge and Kegan Paul");
  builder.names(Field::editor, test::people(batch.arena, {"Ed|Itor"}));
  builder.finish();
}

class OutsideReaders : public testing::Test {
 protected:
  OutsideReaders() {
    folder_ = std::filesystem::path(testing::TempDir()) / ("opcit-bib-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    build_records(batch_);
  }
  ~OutsideReaders() override { std::filesystem::remove_all(folder_); }

  std::string write(const Format& format, const Options& options) {
    const std::string path = (folder_ / "refs.bib").string();
    std::ofstream(path) << test::run_writer(format, batch_.items, options).text;
    return path;
  }

  std::filesystem::path folder_;
  Batch batch_;
};

TEST_F(OutsideReaders, PandocReadsItWithoutAWord) {
  if (!is_installed("pandoc")) GTEST_SKIP() << "pandoc is not installed";
  for (const std::string ascii : {"false", "true"}) {
    for (const Format* format : {&bibtex::bibtex_format, &bibtex::biblatex_format}) {
      const std::string path = write(*format, {{"ascii", ascii}});
      const Ran quiet = run_program("pandoc -f " + std::string(format->id) + " -t csljson -o /dev/null " + path);
      EXPECT_EQ(quiet.code, 0);
      EXPECT_EQ(quiet.said, "");
      const Ran json = run_program("pandoc -f " + std::string(format->id) + " -t csljson " + path);
      for (const std::string_view part : {"Żółć", "Łukasz", "Barnes and Noble", "50%", "ETH Zürich", "27-35"}) {
        EXPECT_NE(json.said.find(part), std::string::npos) << part << " in " << json.said;
      }
    }
  }
}

TEST_F(OutsideReaders, BiberReadsItWithoutAWarning) {
  if (!is_installed("biber")) GTEST_SKIP() << "biber is not installed";
  for (const Format* format : {&bibtex::bibtex_format, &bibtex::biblatex_format}) {
    const std::string path = write(*format, {});
    const Ran ran = run_program("cd " + folder_.string() + " && biber --tool --nolog --output-file out.bib " + path);
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(ran.said.find("WARN"), std::string::npos) << ran.said;
    EXPECT_EQ(ran.said.find("ERROR"), std::string::npos) << ran.said;
  }
}

}  // namespace
}  // namespace opcit::bibtex
