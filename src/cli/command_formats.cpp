#include <fmt/format.h>

#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/commands.h"
#include "cli/format_options.h"
#include "cli/plugins.h"

namespace opcit::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string_view spelling(OptionType type) {
  constexpr std::array<std::string_view, 5> spellings = {"flag", "text", "number", "date", "choice"};
  return spellings[static_cast<std::size_t>(type)];
}

Json describe(const OptionSpec& option) {
  Json json = {{"name", option.name}, {"type", spelling(option.type)}, {"help", option.help}};
  if (!option.fallback.empty()) json["default"] = option.fallback;
  if (!option.choices.empty()) json["choices"] = option.choices;
  return json;
}

Json describe(std::span<const OptionSpec> options) {
  Json list = Json::array();
  for (const OptionSpec& option : options) {
    if (!is_internal(option)) list.push_back(describe(option));
  }
  return list;
}

Json describe(const Format& format) {
  return {{"id", format.id},
          {"title", format.title},
          {"reads", format.reader != nullptr},
          {"writes", format.writer != nullptr},
          {"suffixes", format.suffixes},
          {"reader_options", describe(format.reader_options)},
          {"writer_options", describe(format.writer_options)}};
}

std::string as_json(const Registry& registry) {
  Json formats = Json::array();
  for (const Format* format : registry.all()) formats.push_back(describe(*format));
  return Json({{"version", 1}, {"formats", formats}}).dump(2) + "\n";
}

std::string usage(const OptionSpec& option) {
  std::string text = fmt::format("--{}", option.name);
  if (option.type == OptionType::choice) return fmt::format("{} {}", text, option.choices);
  return option.type == OptionType::flag ? text : fmt::format("{} {}", text, spelling(option.type));
}

std::string as_text(const Registry& registry) {
  std::string text;
  for (const Format* format : registry.all()) {
    const std::string_view way = format->writer == nullptr   ? "reads"
                                 : format->reader == nullptr ? "writes"
                                                             : "reads, writes";
    text += fmt::format("{:<12} {:<14} {:<16} {}\n", format->id, way, fmt::join(format->suffixes, " "), format->title);
    for (const OptionSpec& option : format->reader_options) {
      if (is_internal(option)) continue;
      text += fmt::format("    {:<38} {}\n", usage(option), option.help);
    }
    for (const OptionSpec& option : format->writer_options)
      text += fmt::format("    {:<38} {}\n", usage(option), option.help);
  }
  return text;
}

}  // namespace

void add_formats(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("formats", "List the formats that opcit reads and writes, with their options");
  const auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json, "As JSON; see opcit-json(5)");
  add_plugin_option(*command);
  command->callback([json, &context] { print(*json ? as_json(context.registry) : as_text(context.registry)); });
}

}  // namespace opcit::cli
