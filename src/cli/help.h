/// The text of --help: one screen for the program, at most two for a command; --help=all and `help --all` show all.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace opcit::cli {

/// Option groups that only --help=all shows.
inline constexpr std::string_view format_group = "Options of formats";
inline constexpr std::string_view reading_group = "Reading";
inline constexpr std::string_view network_group = "Network";
inline constexpr std::string_view enrichment_group = "Enrichment (better: 'opcit enrich')";

/// Groups of commands. `opcit --help` only shows the first.
inline constexpr std::string_view main_commands = "Commands";
inline constexpr std::string_view more_commands = "More commands";
inline constexpr std::string_view reference_commands = "Reference";

/// The help of the program (the topmost app) or of a command. `all`: shows all options or commands.
std::string help_text(const CLI::App& command, bool all);

/// The full name of a command: "opcit arxiv get".
std::string full_name(const CLI::App& command);

/// Makes `app` print help_text(). Call it before commands are added. `all` is read when help is printed.
void use_own_help(CLI::App& app, const bool& all);

}  // namespace opcit::cli
