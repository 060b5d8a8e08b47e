#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace opcit::cli {
namespace {

constexpr std::size_t screen_width = 80;
constexpr std::size_t name_width = 25;

constexpr std::array rare_groups = {format_group, reading_group, network_group, enrichment_group};

bool is_rare(std::string_view group) { return std::ranges::find(rare_groups, group) != rare_groups.end(); }

/// "  name   text" with the text wrapped in its column.
std::string help_row(const std::string& name, std::string_view text) {
  std::string out = fmt::format("  {:<{}}", name, name_width - 2);
  std::size_t column = std::max(out.size(), name_width);
  if (name.size() + 3 > name_width && !text.empty()) {
    out += '\n' + std::string(name_width, ' ');
    column = name_width;
  }
  bool begins = true;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (!begins && column + 1 + word.size() > screen_width) {
      out += '\n' + std::string(name_width, ' ');
      column = name_width;
      begins = true;
    }
    out += (begins ? "" : " ") + std::string(word);
    column += word.size() + (begins ? 0 : 1);
    begins = false;
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out + '\n';
}

std::string option_names(const CLI::Option& option) {
  std::string names;
  for (const std::string& name : option.get_snames()) names += (names.empty() ? "-" : ", -") + name;
  if (names.empty()) names = "    ";
  // A second long name is an old one, which is not advertised.
  const auto& longs = option.get_lnames();
  if (!longs.empty()) names += (names == "    " ? "--" : ", --") + longs.front();
  // What is separated by spaces may be several values; our lists are separated by commas and say so in their type name.
  const std::string type = option.get_type_size() == 0 ? std::string() : option.get_type_name();
  return type.empty() ? names : names + ' ' + type;
}

using OptionList = std::vector<const CLI::Option*>;

OptionList options_in(const CLI::App& command, const std::string& group) {
  return command.get_options(
      [&](const CLI::Option* option) { return option->get_group() == group && option->nonpositional(); });
}

std::string option_rows(const CLI::App& command, const std::string& group) {
  std::string text;
  for (const CLI::Option* option : options_in(command, group))
    text += help_row(option_names(*option), option->get_description());
  return text.empty() ? text : fmt::format("\n{}:\n{}", group, text);
}

std::string argument_rows(const CLI::App& command) {
  std::string text;
  for (const CLI::Option* option : command.get_options([](const CLI::Option* each) { return each->get_positional(); }))
    text += help_row(option->get_name(true), option->get_description());
  return text.empty() ? text : "\nArguments:\n" + text;
}

std::string usage_of(const CLI::App& command) {
  std::string text = "Usage: " + full_name(command);
  if (!command.get_subcommands([](const CLI::App*) { return true; }).empty()) return text + " COMMAND [OPTION]...\n";
  text += " [OPTION]...";
  for (const CLI::Option* option :
       command.get_options([](const CLI::Option* each) { return each->get_positional(); })) {
    const std::string name = option->get_name(true) + (option->get_items_expected_max() > 1 ? "..." : "");
    text += option->get_required() ? " " + name : " [" + name + "]";
  }
  return text + '\n';
}

std::string listed_commands(const CLI::App& app, std::string_view group) {
  std::string text;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (command->get_group() == group) text += help_row(command->get_name(), command->get_description());
  }
  return text.empty() ? text : fmt::format("\n{}:\n{}", group, text);
}

std::string help_of_program(const CLI::App& app, bool all) {
  std::string text = app.get_description() + "\n\n" + usage_of(app) + listed_commands(app, main_commands);
  if (all) text += listed_commands(app, more_commands) + listed_commands(app, reference_commands);
  text += "\n'opcit COMMAND --help' explains a command";
  return text + (all ? ".\n" : ", 'opcit help --all' lists the other commands.\n");
}

}  // namespace

std::string full_name(const CLI::App& command) {
  const CLI::App* const parent = command.get_parent();
  return parent == nullptr ? command.get_name() : full_name(*parent) + ' ' + command.get_name();
}

std::string help_text(const CLI::App& command, bool all) {
  if (command.get_parent() == nullptr) return help_of_program(command, all);
  std::string text = command.get_description() + "\n\n" + usage_of(command) + argument_rows(command);
  text += listed_commands(command, "Subcommands");
  std::string left_out;
  for (const std::string& group : command.get_groups()) {
    if (group.empty()) continue;
    if (all || !is_rare(group)) {
      text += option_rows(command, group);
    } else if (!options_in(command, group).empty()) {
      left_out += (left_out.empty() ? "" : ", ") + group;
    }
  }
  if (!left_out.empty()) text += "\n" + help_row("--help=all shows also", left_out);
  return text;
}

void use_own_help(CLI::App& app, const bool& all) {
  app.formatter_fn(
      [&all](const CLI::App* command, std::string, CLI::AppFormatMode) { return help_text(*command, all); });
}

}  // namespace opcit::cli
