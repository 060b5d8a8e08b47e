#include "cli/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>

#include "cli/help.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

namespace fs = std::filesystem;

constexpr auto file_name = "opcit.conf";
constexpr std::size_t max_size = std::size_t{1} << 20;

struct ConfigFile {
  std::string path;  // empty: there is none
  /// The user's own, which may name outputs. One next to an input may have come with it from anywhere.
  bool is_own = false;
};

struct ConfigLine {
  std::size_t number = 0;
  std::string section;  // "convert", "arxiv get"; empty: for every command that has the option
  std::string option;   // "--to"
  std::string value;
};

fs::path own_folder() {
  const char* const base = std::getenv("XDG_CONFIG_HOME");
  if (base != nullptr && *base == '/') return fs::path(base) / "opcit";
  const char* const home = std::getenv("HOME");
  return home == nullptr || *home == '\0' ? fs::path() : fs::path(home) / ".config" / "opcit";
}

ConfigFile find_file(const fs::path& folder) {
  std::error_code failed;
  const fs::path near = folder / file_name;
  const fs::path base = own_folder();
  const fs::path own = base / file_name;
  const bool has_own = !base.empty() && fs::is_regular_file(own, failed);
  if (fs::is_regular_file(near, failed)) return {near.string(), has_own && fs::equivalent(near, own, failed)};
  if (has_own) return {own.string(), true};
  return {};
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

UsageError fault_in(const ConfigFile& file, std::size_t number, const std::string& text) {
  return {fmt::format("{}:{}: {}", file.path, number, text), "--no-config ignores the file"};
}

std::vector<ConfigLine> lines_of(const ConfigFile& file) {
  std::error_code failed;
  if (fs::file_size(file.path, failed) > max_size) throw fault_in(file, 1, "configuration file too large");
  std::ifstream stream(file.path);
  if (!stream) throw IoError(fmt::format("cannot open {}", file.path));
  std::vector<ConfigLine> lines;
  std::string section;
  std::size_t number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    const std::string text = trimmed(line);
    if (text.empty() || text.starts_with('#')) continue;
    if (text.starts_with('[') && text.ends_with(']')) {
      section = trimmed(text.substr(1, text.size() - 2));
      continue;
    }
    if (!text.starts_with('-'))
      throw fault_in(file, number, fmt::format("'{}' is neither an option nor a [section]", text));
    const std::size_t end = std::min(text.find_first_of("= \t"), text.size());
    lines.push_back({number, section, text.substr(0, end), trimmed(text.substr(std::min(end + 1, text.size())))});
  }
  return lines;
}

/// The command that `arguments` begin with, and the number of words that name it.
std::pair<const CLI::App*, std::size_t> command_of(const CLI::App& app, const std::vector<std::string>& arguments) {
  const CLI::App* command = &app;
  std::size_t words = 0;
  for (const std::string& word : arguments) {
    const auto below = command->get_subcommands([&](const CLI::App* each) { return each->get_name() == word; });
    if (below.empty()) break;
    command = below.front();
    ++words;
  }
  return {command, words};
}

/// The folder of the first argument that is neither an option nor the value of one.
fs::path folder_of_inputs(const CLI::App& command, std::span<const std::string> arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "-" || !word.starts_with('-')) return word == "-" ? fs::path(".") : fs::path(word).parent_path();
    const CLI::Option* const option = command.get_option_no_throw(word);
    if (option != nullptr && option->get_items_expected_max() > 0) ++i;
  }
  return ".";
}

/// What may not come from a file that is next to an input: what names a file to write or a plug-in, or an address.
bool is_risky(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type.starts_with("FILE") || type == "URL" || option.check_lname("in-place") || option.check_lname("contact");
}

}  // namespace

void insert_configuration(const CLI::App& app, std::vector<std::string>& arguments) {
  const auto [command, words] = command_of(app, arguments);
  if (words == 0) return;
  const ConfigFile file = find_file(folder_of_inputs(*command, std::span(arguments).subspan(words)));
  if (file.path.empty()) return;
  const std::string section = full_name(*command).substr(app.get_name().size() + 1);
  std::vector<std::string> added;
  for (const ConfigLine& line : lines_of(file)) {
    if (!line.section.empty() && line.section != section) continue;
    const CLI::Option* const option = command->get_option_no_throw(line.option);
    if (option == nullptr && line.section.empty()) continue;
    if (option == nullptr) throw fault_in(file, line.number, fmt::format("unknown option '{}'", line.option));
    if (!file.is_own && is_risky(*option))
      throw fault_in(file, line.number, fmt::format("{} is not allowed in a file next to an input", line.option));
    added.push_back(line.option);
    if (!line.value.empty()) added.push_back(line.value);
  }
  arguments.insert(arguments.begin() + static_cast<std::ptrdiff_t>(words), added.begin(), added.end());
}

std::string describe_configuration(const std::string& folder) {
  const ConfigFile file = find_file(folder);
  if (file.path.empty())
    return fmt::format("no configuration file: neither {} nor {}\n", (fs::path(folder) / file_name).string(),
                       (own_folder() / file_name).string());
  std::string text = file.path + '\n';
  for (const ConfigLine& line : lines_of(file))
    text += fmt::format("  {}: {} {}{}{}\n", line.number, line.section.empty() ? "every command" : line.section,
                        line.option, line.value.empty() ? "" : " ", line.value);
  return text;
}

}  // namespace opcit::cli
