#include "cli/plugins.h"

#include <string>
#include <string_view>
#include <vector>

#include "cli/help.h"
#include "opcit/plugin.h"

namespace opcit::cli {

void load_plugins(std::span<char* const> arguments, Registry& registry) {
  constexpr std::string_view name = "--plugin";
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--") return;
    if (argument == name && i + 1 < arguments.size()) {
      add_plugin_formats(registry, arguments[++i]);
    } else if (argument.starts_with("--plugin=")) {
      add_plugin_formats(registry, std::string(argument.substr(name.size() + 1)));
    }
  }
}

void add_plugin_option(CLI::App& command) {
  command
      .add_option_function<std::vector<std::string>>(
          "--plugin", [](const std::vector<std::string>&) {}, "Load more formats from this plug-in; may be repeated")
      ->type_name("FILE.so")
      ->allow_extra_args(false)
      ->group(std::string(format_group));
}

}  // namespace opcit::cli
