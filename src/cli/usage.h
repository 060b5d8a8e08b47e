/// Error messages for the command line in opcit's own words, with the name that was probably meant.
/// near_miss.h finds that name.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "opcit/error.h"

namespace opcit::cli {

/// The command of `app` with this name. Throws UsageError that suggests a similar name.
const CLI::App& subcommand(const CLI::App& app, const std::string& name);

/// Converts an error of CLI11 to opcit's message.
UsageError usage_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace opcit::cli
