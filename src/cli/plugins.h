/// --plugin: loads formats before the command line is parsed, because they add options.
/// opcit/plugin.h loads one plug-in.
#pragma once

#include <CLI/CLI.hpp>
#include <span>

#include "opcit/registry.h"

namespace opcit::cli {

/// Adds the formats of each --plugin on the command line to `registry`. Throws IoError.
void load_plugins(std::span<char* const> arguments, Registry& registry);

/// Adds the option for --help and the parser; load_plugins() has already used its value.
void add_plugin_option(CLI::App& command);

}  // namespace opcit::cli
