/// --plugin: formats that are loaded before the command line is parsed, since they bring options along.
#pragma once

#include <CLI/CLI.hpp>
#include <span>

#include "opcit/registry.h"

namespace opcit::cli {

/// Adds the formats of each --plugin of the command line to `registry`. Throws IoError.
void load_plugins(std::span<char* const> arguments, Registry& registry);

/// For --help and the parser; the value was used by load_plugins().
void add_plugin_option(CLI::App& command);

}  // namespace opcit::cli
