#include "cli/usage.h"

#include <fmt/format.h>

#include <regex>
#include <vector>

#include "cli/help.h"
#include "cli/near_miss.h"

namespace opcit::cli {
namespace {

std::vector<std::string> subcommand_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

UsageError unknown_command(const CLI::App& app, const std::string& name) {
  const std::string otherwise = fmt::format("'{} --help' lists the commands", full_name(app));
  return {fmt::format("unknown command '{}'", name), did_you_mean(name, subcommand_names(app), otherwise)};
}

UsageError unknown_option(const CLI::App& command, const std::string& given) {
  const std::string name = given.substr(0, given.find('='));
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& known : option->get_lnames()) names.push_back("--" + known);
  }
  const std::string otherwise = fmt::format("'{} --help=all' lists the options", full_name(command));
  return {fmt::format("unknown option '{}'", name), did_you_mean(name, names, otherwise)};
}

/// The command that the arguments select.
const CLI::App& chosen(const CLI::App& app) {
  const std::vector<CLI::App*> parsed = app.get_subcommands();
  return parsed.empty() ? app : chosen(*parsed.back());
}

UsageError unexpected_argument(const CLI::App& app) {
  const CLI::App& command = chosen(app);
  std::vector<std::string> rest = command.remaining();
  if (rest.empty()) rest = app.remaining(true);
  for (const std::string& argument : rest) {
    if (argument.size() > 1 && argument.starts_with('-')) return unknown_option(command, argument);
  }
  if (rest.empty()) return UsageError("unexpected argument");
  if (!subcommand_names(command).empty()) return unknown_command(command, rest.front());
  return {fmt::format("unexpected argument '{}'", rest.front()),
          fmt::format("'{} --help' shows the usage", full_name(command))};
}

UsageError missing_argument(const CLI::App& app, const std::string& text) {
  const CLI::App& command = chosen(app);
  if (!command.remaining().empty()) return unexpected_argument(app);
  const std::string hint = fmt::format("'{} --help' shows the usage", full_name(command));
  if (!subcommand_names(command).empty()) return {fmt::format("no command after '{}'", full_name(command)), hint};
  return {fmt::format("missing argument: {}", text.substr(0, text.find(' '))), hint};
}

/// CLI11's other messages are rephrased by patterns; $1 and $2 are the option and its value.
struct Phrase {
  const char* pattern;
  const char* replacement;
};
constexpr Phrase phrases[] = {
    {"Could not convert: (\\S+) = (.*)", "$1: invalid value '$2'"},
    {"The value (.*) is not an allowed value for (.*)", "$2: invalid value '$1'"},
    {"(\\S+): \\d+ required .* missing", "$1 needs a value"},
    {"(\\S+) was given a disallowed flag override", "$1 takes no value"},
    {"(?:Expected (?:exactly|at least|at most)|At least) \\d+ .*?(--\\S+).*", "$1 needs a value"},
    {"(\\S+): At (?:least|most) .*", "$1 was given too few or too many values"},
    {"(\\S+) requires (\\S+)", "$1 needs $2"},
    {"(\\S+) excludes (\\S+)", "$1 and $2 exclude each other"},
    {"(\\S+): Value (.*) not in range .*", "$1: invalid value '$2'"},
    {"(\\S+): (\\S+) not in \\{(.*)\\}", "$1: invalid value '$2', expected one of: $3"},
    {"(\\S+): Number less or equal to 0: (.*)", "$1: invalid number '$2', expected at least 1"},
};

std::string rephrased(const std::string& text) {
  for (const Phrase& phrase : phrases) {
    const std::regex pattern(phrase.pattern);
    // A long value would cause deep recursion in the pattern.
    if (text.size() < 1000 && std::regex_match(text, pattern))
      return std::regex_replace(text, pattern, phrase.replacement);
  }
  return text.substr(0, 1000);
}

}  // namespace

const CLI::App& subcommand(const CLI::App& app, const std::string& name) {
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (command->get_name() == name) return *command;
  }
  throw unknown_command(app, name);
}

UsageError usage_error(const CLI::App& app, const CLI::ParseError& error) {
  const std::string text = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return unexpected_argument(app);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return missing_argument(app, text);
  return {rephrased(text), fmt::format("'{} --help' shows the usage", full_name(chosen(app)))};
}

}  // namespace opcit::cli
