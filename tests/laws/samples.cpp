#include "laws/samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "sidecar/record_json.h"
#include "support/exact_format.h"
#include "support/record_generator.h"
#include "support/run.h"
#include "support/source_dir.h"

namespace opcit::test {
namespace {

std::string generated(RecordGenerator::Taste taste, std::uint32_t seeds) {
  std::string text;
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    Batch batch;
    RecordGenerator generator(seed, taste, batch);
    if (seed == 0) {
      generator.every_row();
    } else {
      generator.record();
      batch.items[0].record->key = batch.arena.copy("key" + std::to_string(1000 + seed));
    }
    for (const Item& item : batch.items) {
      carry::write_record(text, *item.record);
      text += '\n';
    }
  }
  return text;
}

std::vector<Sample> collect() {
  std::vector<Sample> list;
  const std::string source = OPCIT_SOURCE_DIR;
  std::vector<std::string> paths = {source + "/samples/profile.txt"};
  for (const auto& entry : std::filesystem::directory_iterator(source + "/tests/laws/samples")) {
    paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  for (const std::string& path : paths) {
    const std::filesystem::path name(path);
    const Format* format = all_formats().find(name.stem().string());
    EXPECT_NE(format, nullptr) << path << " is named by no format";
    list.push_back({name.filename().string(), format, read_file(path)});
  }
  list.push_back({"generated plausible", &exact_format(), generated(RecordGenerator::Taste::plausible, 150)});
  list.push_back({"generated nasty", &exact_format(), generated(RecordGenerator::Taste::nasty, 150)});
  return list;
}

std::set<std::string, std::less<>> read_known_gaps() {
  std::set<std::string, std::less<>> lines;
  std::istringstream text(read_file(std::string(OPCIT_SOURCE_DIR) + "/tests/laws/known_gaps.txt"));
  for (std::string line; std::getline(text, line);) {
    if (!line.empty() && line[0] != '#') lines.insert(line);
  }
  return lines;
}

const std::set<std::string, std::less<>>& known_gaps() {
  static const std::set<std::string, std::less<>> lines = read_known_gaps();
  return lines;
}

std::string gap_line(std::string_view law, std::string_view format, std::string_view what) {
  std::string line(law);
  line += ' ';
  line += format;
  line += ' ';
  line += what;
  return line;
}

}  // namespace

bool is_known_gap(std::string_view law, std::string_view format, std::string_view what) {
  return known_gaps().contains(gap_line(law, format, what));
}

void expect_no_stale_gap(std::string_view law, std::string_view format, const std::set<std::string>& found) {
  const std::string prefix = gap_line(law, format, {});
  for (auto line = known_gaps().lower_bound(prefix); line != known_gaps().end() && line->starts_with(prefix); ++line) {
    EXPECT_TRUE(found.contains(line->substr(prefix.size()))) << "known_gaps.txt: this fault is no more: " << *line;
  }
}

const Registry& all_formats() {
  static const Registry registry = [] {
    Registry formats;
    add_builtin_formats(formats);
    formats.add(exact_format());
    return formats;
  }();
  return registry;
}

std::vector<const Format*> writable_formats() {
  std::vector<const Format*> list;
  for (const Format* format : builtin_formats().all()) {
    if (format->writer != nullptr && format->reader != nullptr) list.push_back(format);
  }
  return list;
}

std::vector<const Format*> write_only_formats() {
  std::vector<const Format*> list;
  for (const Format* format : builtin_formats().all()) {
    if (format->writer != nullptr && format->reader == nullptr) list.push_back(format);
  }
  return list;
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> list = collect();
  return list;
}

}  // namespace opcit::test
