/// What is wrong with a command line, in opcit's own words, with the name that was probably meant.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "opcit/error.h"

namespace opcit::cli {

/// The command below `app` that has this name. Throws UsageError with a near miss.
const CLI::App& subcommand(const CLI::App& app, const std::string& name);

/// What CLI11 found, said as opcit says it.
UsageError usage_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace opcit::cli
