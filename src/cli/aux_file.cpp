#include "cli/aux_file.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "io/raw_bytes.h"

namespace opcit::cli {
namespace {

constexpr std::size_t most_files = 1000;

/// The content of the braces at `at`; empty if not found.
std::string_view group_at(std::string_view line, std::size_t at) {
  if (at >= line.size() || line[at] != '{') return {};
  const std::size_t end = line.find('}', at);
  return end == std::string_view::npos ? std::string_view() : line.substr(at + 1, end - at - 1);
}

void add_keys(std::string_view keys, Citations& citations) {
  while (!keys.empty()) {
    std::string_view key = keys.substr(0, keys.find(','));
    keys.remove_prefix(std::min(key.size() + 1, keys.size()));
    while (key.starts_with(' ')) key.remove_prefix(1);
    while (key.ends_with(' ')) key.remove_suffix(1);
    if (key == "*") citations.all = true;
    if (!key.empty()) citations.keys.emplace(key);
  }
}

void read_lines(std::string_view text, const std::filesystem::path& folder, Citations& citations,
                std::set<std::string>& files);

void read_file(const std::filesystem::path& path, Citations& citations, std::set<std::string>& files) {
  if (files.size() >= most_files || !files.insert(path.lexically_normal().string()).second) return;
  read_lines(io::read_raw(path.string()), path.parent_path(), citations, files);
}

void read_lines(std::string_view text, const std::filesystem::path& folder, Citations& citations,
                std::set<std::string>& files) {
  constexpr std::string_view bibtex = "\\citation";
  constexpr std::string_view biblatex = "\\abx@aux@cite";
  constexpr std::string_view input = "\\@input";
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.starts_with(bibtex)) add_keys(group_at(line, bibtex.size()), citations);
    if (line.starts_with(input)) read_file(folder / std::string(group_at(line, input.size())), citations, files);
    if (!line.starts_with(biblatex)) continue;
    // \abx@aux@cite{0}{key}; before biblatex 3.19, only {key}
    const std::string_view first = group_at(line, biblatex.size());
    const std::string_view second = group_at(line, biblatex.size() + first.size() + 2);
    add_keys(second.empty() ? first : second, citations);
  }
}

}  // namespace

Citations read_aux(const std::string& path) {
  Citations citations;
  std::set<std::string> files;
  read_file(path, citations, files);
  return citations;
}

}  // namespace opcit::cli
