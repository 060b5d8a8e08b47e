#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/config.h"
#include "cli/help.h"
#include "cli/usage.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

struct HelpArguments {
  std::vector<std::string> names;
  bool all = false;
  bool config = false;
};

void show_help(const HelpArguments& arguments, const CLI::App& app) {
  if (arguments.config) return print(describe_configuration("."));
  const CLI::App* command = &app;
  for (const std::string& name : arguments.names) command = &subcommand(*command, name);
  print(help_text(*command, arguments.all));
}

}  // namespace

void add_help(CLI::App& app, Context& context) {
  CLI::App* const command = app.add_subcommand("help", "Explain a command; without one, list them");
  const auto arguments = std::make_shared<HelpArguments>();
  command->add_option("COMMAND", arguments->names, "Name of a command, such as convert")->type_name("");
  command->add_flag("--all", arguments->all, "List all commands, or all options of the command");
  command->add_flag("--config", arguments->config, "Print the configuration file that is read in this folder");
  command->callback([arguments, &context] { show_help(*arguments, *context.app); });
}

}  // namespace opcit::cli
