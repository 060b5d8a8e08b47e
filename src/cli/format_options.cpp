#include "cli/format_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/choices.h"
#include "cli/help.h"
#include "cli/plugins.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

struct Declared {
  const OptionSpec* option;
  std::string formats;  // ids of the formats that have it
};

/// Each option once, in the order of the formats.
std::vector<Declared> declared_options(const Registry& registry, FormatOptions::Side side) {
  std::vector<Declared> list;
  const auto add = [&](const Format& format, const OptionSpec& option) {
    if (is_internal(option)) return;
    const auto same = [&](const Declared& declared) { return declared.option->name == option.name; };
    const auto found = std::ranges::find_if(list, same);
    if (found == list.end()) {
      list.push_back({&option, std::string(format.id)});
    } else {
      found->formats += fmt::format(", {}", format.id);
    }
  };
  for (const Format* format : registry.all()) {
    for (const OptionSpec& option : format->reader_options) add(*format, option);
    if (side == FormatOptions::Side::reading) continue;
    for (const OptionSpec& option : format->writer_options) add(*format, option);
  }
  return list;
}

bool declares(std::span<const OptionSpec> options, std::string_view name) {
  return std::ranges::find(options, name, &OptionSpec::name) != options.end();
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

void FormatOptions::add_to(CLI::App& command, const Registry& registry, Side side) {
  add_plugin_option(command);
  for (const Declared& declared : declared_options(registry, side)) {
    const OptionSpec& option = *declared.option;
    const std::string name = "--" + std::string(option.name);
    const std::string help = fmt::format("{} ({})", option.help, declared.formats);
    if (command.get_option_no_throw(name) != nullptr) {
      throw UsageError(fmt::format("{} of the format '{}' is an option of 'opcit {}' itself", name, declared.formats,
                                   command.get_name()));
    }
    if (option.type == OptionType::flag) {
      command.add_flag(name, flags_[std::string(option.name)], help)->group(std::string(format_group));
      continue;
    }
    CLI::Option* added =
        command.add_option(name, values_[std::string(option.name)], help)->group(std::string(format_group));
    added->type_name(std::string(placeholder(option.type)));
    if (option.help.empty()) added->group({});  // an older name, which --help does not show
    if (option.type == OptionType::choice) take_one_of(added, std::string(option.choices));
    // A repeated text option adds a line.
    if (option.type == OptionType::text)
      added->multi_option_policy(CLI::MultiOptionPolicy::Join)->allow_extra_args(false);
  }
}

Options FormatOptions::given() const {
  Options options;
  for (const auto& [name, value] : values_) {
    if (!value.empty()) options.emplace(name, value);
  }
  for (const auto& [name, set] : flags_) {
    if (set) options.emplace(name, "true");
  }
  return options;
}

Options FormatOptions::given(const Registry& registry, const Format& to) const {
  Options options = given();
  for (const auto& option : options) {
    const std::string& name = option.first;
    const auto read_by = [&](const Format* format) { return declares(format->reader_options, name); };
    if (declares(to.writer_options, name) || std::ranges::any_of(registry.all(), read_by)) continue;
    throw UsageError(fmt::format("the output format '{}' has no option --{}", to.id, name), "see 'opcit formats'");
  }
  return options;
}

}  // namespace opcit::cli
