/// The configuration file: options as on the command line, one a line, in sections by command. It is opcit.conf next to
/// the first input, else in the user's folder for configuration.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace opcit::cli {

/// Inserts the options of the configuration file after the command of `arguments` (without the program's name), so that
/// those of the command line count more. Throws UsageError for a line that the command does not take.
void insert_configuration(const CLI::App& app, std::vector<std::string>& arguments);

/// For `help --config`: the file that a command with inputs in this folder reads, and its lines.
std::string describe_configuration(const std::string& folder);

}  // namespace opcit::cli
