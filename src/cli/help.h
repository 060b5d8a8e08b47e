/// The text of --help: a screen for the commands, two at most for a command; --help=all and `help --all` show the rest.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace opcit::cli {

/// Groups of options that only --help=all shows.
inline constexpr std::string_view format_group = "Options of formats";
inline constexpr std::string_view reading_group = "Reading";
inline constexpr std::string_view network_group = "Network";
inline constexpr std::string_view enrichment_group = "Enrichment (better: 'opcit enrich')";

/// Groups of commands: the first is all that `opcit --help` shows.
inline constexpr std::string_view main_commands = "Commands";
inline constexpr std::string_view more_commands = "More commands";
inline constexpr std::string_view reference_commands = "Reference";

/// The help of the program (the topmost app) or of one command. `all`: nothing is left out.
std::string help_text(const CLI::App& command, bool all);

/// "opcit arxiv get".
std::string full_name(const CLI::App& command);

/// Makes `app` print help_text(); to be called before commands are added. `all` is read when help is printed.
void use_own_help(CLI::App& app, const bool& all);

}  // namespace opcit::cli
