#include "cli/format_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "opcit/error.h"

namespace opcit::cli {
namespace {

template <class Function>
void for_each_option(const Registry& registry, const Function& function) {
  for (const Format* format : registry.all()) {
    for (const OptionSpec& option : format->reader_options) function(*format, option);
    for (const OptionSpec& option : format->writer_options) function(*format, option);
  }
}

bool declares(std::span<const OptionSpec> options, std::string_view name) {
  return std::ranges::find(options, name, &OptionSpec::name) != options.end();
}

std::vector<std::string> split_choices(std::string_view choices) {
  std::vector<std::string> parts;
  while (!choices.empty()) {
    const std::string_view part = choices.substr(0, choices.find('|'));
    parts.emplace_back(part);
    choices.remove_prefix(std::min(part.size() + 1, choices.size()));
  }
  return parts;
}

std::string_view placeholder(OptionType type) {
  switch (type) {
    case OptionType::number:
      return "NUMBER";
    case OptionType::date:
      return "DATE";
    case OptionType::flag:
    case OptionType::text:
    case OptionType::choice:
      break;
  }
  return "TEXT";
}

}  // namespace

void FormatOptions::add_to(CLI::App& command, const Registry& registry) {
  for_each_option(registry, [&](const Format& format, const OptionSpec& option) {
    const std::string name = "--" + std::string(option.name);
    if (command.get_option_no_throw(name) != nullptr) return;
    const std::string help = fmt::format("{} ({})", option.help, format.id);
    if (option.type == OptionType::flag) {
      command.add_flag(name, flags_[std::string(option.name)], help)->group("Options of formats");
      return;
    }
    CLI::Option* added = command.add_option(name, values_[std::string(option.name)], help)->group("Options of formats");
    if (option.type == OptionType::choice) {
      added->check(CLI::IsMember(split_choices(option.choices)));
      added->type_name("");
    } else {
      added->type_name(std::string(placeholder(option.type)));
    }
  });
}

Options FormatOptions::given(const Registry& registry, const Format& to) const {
  Options options;
  for (const auto& [name, value] : values_) {
    if (!value.empty()) options.emplace(name, value);
  }
  for (const auto& [name, set] : flags_) {
    if (set) options.emplace(name, "true");
  }
  for (const auto& [name, value] : options) {
    const auto read_by = [&](const Format* format) { return declares(format->reader_options, name); };
    if (declares(to.writer_options, name) || std::ranges::any_of(registry.all(), read_by)) continue;
    throw UsageError(fmt::format("--{} is no option of the output format '{}'", name, to.id), "see 'opcit formats'");
  }
  return options;
}

}  // namespace opcit::cli
