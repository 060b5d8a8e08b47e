#include "cli/paths.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>

#include "opcit/error.h"

namespace opcit::cli {
namespace {

namespace fs = std::filesystem;

bool is_file(const NamedPath& named) { return !named.path.empty() && named.path != "-"; }

/// `file` is STEM-N.EXT of `whole`: its N; 0: it is not.
std::uint64_t number_of(const fs::path& file, const fs::path& whole) {
  const std::string stem = whole.stem().string() + '-';
  const std::string name = file.stem().string();
  if (file.extension() != whole.extension() || !name.starts_with(stem)) return 0;
  std::uint64_t number = 0;
  const char* const last = name.data() + name.size();
  const auto [end, error] = std::from_chars(name.data() + stem.size(), last, number);
  return error == std::errc() && end == last ? number : 0;
}

}  // namespace

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code failed;
  if (fs::exists(a, failed) && !fs::is_regular_file(a, failed)) return false;
  if (fs::equivalent(a, b, failed) && !failed) return true;
  return fs::weakly_canonical(a, failed) == fs::weakly_canonical(b, failed) && !failed;
}

void refuse_clashes(std::span<const NamedPath> outputs, std::span<const NamedPath> inputs) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (!is_file(outputs[i])) continue;
    for (const NamedPath& other : outputs.subspan(i + 1)) {
      if (is_file(other) && is_same_file(outputs[i].path, other.path))
        throw UsageError(fmt::format("{} and {} name the same file '{}'", outputs[i].option, other.option, other.path));
    }
    for (const NamedPath& input : inputs) {
      if (is_file(input) && is_same_file(outputs[i].path, input.path))
        throw UsageError(fmt::format("{} would overwrite the input '{}'", outputs[i].option, input.path),
                         "choose another name");
    }
  }
}

std::string numbered_path(const std::string& path, std::uint64_t number) {
  const fs::path whole(path);
  const std::string name = fmt::format("{}-{}{}", whole.stem().string(), number + 1, whole.extension().string());
  return (whole.parent_path() / name).string();
}

std::string later_numbered_file(const std::string& path, std::uint64_t number) {
  const fs::path whole(path);
  const fs::path folder = whole.has_parent_path() ? whole.parent_path() : fs::path(".");
  std::error_code failed;
  std::uint64_t first = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    const std::uint64_t found = number_of(entry.path().filename(), whole);
    if (found > number && (first == 0 || found < first)) first = found;
  }
  return first == 0 ? std::string() : numbered_path(path, first - 1);
}

}  // namespace opcit::cli
